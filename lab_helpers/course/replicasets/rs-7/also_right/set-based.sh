kubectl delete rc legacy --cascade=orphan
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: modern
spec:
  replicas: 3
  selector:
    matchExpressions:
      - {key: app, operator: In, values: [shop, store]}
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
EOF
