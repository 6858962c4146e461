kubectl apply -f - <<'EOF'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop-canary
spec:
  replicas: 1
  selector:
    matchLabels:
      app: shop
      track: canary
  template:
    metadata:
      labels:
        app: shop
        track: canary
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: web
          image: nginx:1.26.3
          readinessProbe:
            httpGet: {path: /, port: 80}
            periodSeconds: 1
EOF
# the Service asks for less now: what the pods of both have in common
kubectl set selector service shop app=shop
