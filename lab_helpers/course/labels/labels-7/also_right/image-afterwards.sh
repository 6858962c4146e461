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
        tier: cache
    spec:
      containers:
        - name: main
          image: nginx:1.22.1
EOF
kubectl set image replicaset either main=nginx:1.26.3
