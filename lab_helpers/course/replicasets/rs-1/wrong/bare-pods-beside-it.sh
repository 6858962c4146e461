# caught by: replicas
# Three pods that look alike, and a ReplicaSet that wants none.
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: web-rs
spec:
  replicas: 0
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
for number in 1 2 3; do kubectl run web-$number --image=nginx:1.26.3 --labels=run=web; done
