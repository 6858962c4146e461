# caught by: alone
# The Deployment finds a ReplicaSet with its own label and template, and takes it.
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
kubectl label replicaset web-rs app=web
kubectl create deployment web --image=nginx:1.26.3 --replicas=3 --dry-run=client -o yaml |
  sed 's/name: nginx/name: web/' | kubectl create -f -
kubectl wait --for=jsonpath='{.metadata.ownerReferences[0].kind}'=Deployment replicaset/web-rs --timeout=60s
