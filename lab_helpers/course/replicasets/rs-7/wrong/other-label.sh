# caught by: handed-over
# The old pods run on and belong to nobody.
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
      app: modern
  template:
    metadata:
      labels:
        app: modern
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
EOF
