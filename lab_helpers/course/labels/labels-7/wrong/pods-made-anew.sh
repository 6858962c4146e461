# caught by: adopted
kubectl delete pods web cache --now
kubectl create -f - <<EOF
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: either
spec:
  replicas: 2
  selector:
    matchExpressions:
      - key: tier
        operator: In
        values: [web, cache]
  template:
    metadata:
      labels:
        tier: web
    spec:
      containers:
        - name: main
          image: nginx:1.26.3
EOF
