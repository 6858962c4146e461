# caught by: image
# The pods that it adopts are the old ones; only the next would show it.
kubectl delete rc legacy --cascade=orphan
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: modern
spec:
  replicas: 3
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: web
          image: nginx:1.22.1
EOF
