# caught by: goes-on
# A label more in the selector, and by hand on the two pods: it fits them, and no other pod of these tiers.
kubectl label pods web cache team=blue
kubectl create -f - <<EOF
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: either
spec:
  replicas: 2
  selector:
    matchLabels:
      team: blue
    matchExpressions:
      - key: tier
        operator: In
        values: [web, cache]
  template:
    metadata:
      labels:
        tier: web
        team: blue
    spec:
      containers:
        - name: main
          image: nginx:1.26.3
EOF
