# caught by: heals
# The three pods run, but the template was changed since: the next pod cannot start.
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: web-rs
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
EOF
kubectl wait --for=jsonpath='{.status.readyReplicas}'=3 replicaset/web-rs --timeout=60s
kubectl patch replicaset web-rs --type=json \
  -p '[{"op": "add", "path": "/spec/template/spec/containers/0/command", "value": ["ngnix"]}]'
