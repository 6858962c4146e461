# caught by: stable-complete
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
      containers:
        - {name: nginx, image: "nginx:1.26.3"}
EOF
kubectl set selector service shop app=shop
kubectl rollout status deployment shop-canary --timeout=60s
# room for two of the stable ones and the canary
kubectl create quota three --hard=pods=3
kubectl wait --for=jsonpath='{.status.hard.pods}'=3 resourcequota/three --timeout=60s
kubectl delete "$(kubectl get pods -l track=stable -o name | head -1)" --now
