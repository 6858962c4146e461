# caught by: selected
kubectl run shop-3 --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 --labels=app=shop -- netexec
kubectl create -f - <<EOF
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app: shop
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
