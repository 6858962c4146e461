# caught by: handed-over
kubectl scale rc legacy --replicas=1
kubectl wait --for=jsonpath='{.status.replicas}'=1 rc/legacy --timeout=60s
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
          image: nginx:1.26.3
EOF
