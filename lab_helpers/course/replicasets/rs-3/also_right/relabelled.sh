# the pod is brought to the selector, instead of the selector to the pod
kubectl label pod early role=ship
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: fleet
spec:
  replicas: 3
  selector:
    matchLabels:
      role: ship
  template:
    metadata:
      labels:
        role: ship
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
EOF
