# and a Deployment takes the ReplicaSet, for the next update
kubectl delete rc legacy --cascade=orphan
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
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
EOF
kubectl wait --for=jsonpath='{.status.readyReplicas}'=3 replicaset/modern --timeout=60s
kubectl label replicaset modern app=shop
kubectl create deployment shop --image=nginx:1.26.3 --replicas=3 --dry-run=client -o yaml |
  sed 's/name: nginx/name: web/' | kubectl create -f -
kubectl wait --for=jsonpath='{.metadata.ownerReferences[0].kind}'=Deployment replicaset/modern --timeout=60s
