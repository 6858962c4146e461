# caught by: kept
kubectl delete replicaset sticky
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: sticky
spec:
  replicas: 3
  selector:
    matchLabels:
      app: sticky
  template:
    metadata:
      labels:
        app: sticky
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
EOF
