# caught by: early-kept
kubectl delete pod early --now
kubectl run early --image=nginx:1.26.3 --labels=app=fleet
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: fleet
spec:
  replicas: 3
  selector:
    matchLabels:
      app: fleet
  template:
    metadata:
      labels:
        app: fleet
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
EOF
