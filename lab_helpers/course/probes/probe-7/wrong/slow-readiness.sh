# caught by: ready-in-time
kubectl replace -f - <<'EOF'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: shop
          image: registry.k8s.io/e2e-test-images/agnhost:2.66.1
          command: [sh, -c, "/agnhost netexec & wait"]
          livenessProbe:
            httpGet:
              path: /
              port: 8080
            periodSeconds: 1
            failureThreshold: 3
          readinessProbe:
            exec:
              command: [curl, --fail, --silent, --max-time, "2", "http://db:8080/hostname"]
            periodSeconds: 10
            timeoutSeconds: 3
            failureThreshold: 3
EOF
