# caught by: handed-over
# Without --cascade=orphan the pods go, too: three new ones, and an outage between.
kubectl delete rc legacy
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
          image: nginx:1.26.3
EOF
