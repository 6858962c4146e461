# Mend the manifest, and run the cell again.
kubectl apply -f - <<'EOF' || true
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app: store
      tier: web
  template:
    metadata:
      labels:
        app: shop
        tier: web
    spec:
      containers:
        - name: shop
          image: registry.k8s.io/e2e-test-images/agnhost:2.66.1
          args: [netexec]
EOF
