# caught by: both-answer
# Without a probe it counts as Ready, and every fourth request goes nowhere.
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop-canary
spec:
  selector:
    matchLabels: {app: shop, track: canary}
  template:
    metadata:
      labels: {app: shop, track: canary}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - {name: nginx, image: "nginx:1.26.3", command: [sleep, infinity]}
EOF
kubectl set selector service shop app=shop
