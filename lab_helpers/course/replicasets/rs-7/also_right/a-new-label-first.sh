# the pods get one label more, so that the selector of the new one is stricter than the old one
kubectl delete rc legacy --cascade=orphan
kubectl label pods -l app=shop tier=front
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
      tier: front
  template:
    metadata:
      labels:
        app: shop
        tier: front
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
EOF
