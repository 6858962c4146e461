# caught by: heals
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
kubectl wait --for=jsonpath='{.status.readyReplicas}'=3 replicaset/fleet --timeout=60s
kubectl patch replicaset fleet --type=json \
  -p '[{"op": "add", "path": "/spec/template/spec/containers/0/command", "value": ["ngnix"]}]'
