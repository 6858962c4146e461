# caught by: early-kept
# Scaled down to none, the ReplicaSet deletes what it has adopted, too.
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: fleet
spec:
  replicas: 0
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
sleep 1
kubectl scale replicaset fleet --replicas=3
