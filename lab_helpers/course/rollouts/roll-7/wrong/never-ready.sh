# caught by: canary-complete
kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop-canary
spec:
  progressDeadlineSeconds: 3
  selector:
    matchLabels: {app: shop, track: canary}
  template:
    metadata:
      labels: {app: shop, track: canary}
    spec:
      containers:
        - name: nginx
          image: nginx:1.26.3
          readinessProbe:
            httpGet: {path: /, port: 8080}
            periodSeconds: 1
EOF
kubectl set selector service shop app=shop
