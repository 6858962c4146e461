# caught by: bare
# A ReplicaSet whose selector matches the pod adopts it.
kubectl run web --image=nginx:1.26.3
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: web
spec:
  replicas: 1
  selector:
    matchLabels:
      run: web
  template:
    metadata:
      labels:
        run: web
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
EOF
kubectl wait --for=jsonpath='{.metadata.ownerReferences[0].kind}'=ReplicaSet pod/web --timeout=60s
