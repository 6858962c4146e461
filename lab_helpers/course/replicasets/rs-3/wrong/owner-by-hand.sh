# caught by: adopted
# The reference is forged; the controller looks at the labels and lets go of the pod again.
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: fleet
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
uid=$(kubectl get replicaset fleet -o jsonpath='{.metadata.uid}')
kubectl patch pod early -p '{"metadata": {"ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet",
  "name": "fleet", "uid": "'"$uid"'", "controller": true, "blockOwnerDeletion": true}]}}'
kubectl wait --for=jsonpath='{.metadata.ownerReferences}'='' pod/early --timeout=10s
