# caught by: program
# The image's plain program, which no longer waits for its child.
kubectl apply -f - <<'EOF'
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
          args: [netexec]
          livenessProbe:
            httpGet:
              path: /
              port: 8080
            periodSeconds: 1
            failureThreshold: 3
          readinessProbe:
            exec:
              command: [curl, --fail, --silent, --max-time, "2", "http://db:8080/hostname"]
            periodSeconds: 1
            timeoutSeconds: 3
            failureThreshold: 1
EOF
kubectl patch deployment shop --type=json -p '[{"op": "remove", "path": "/spec/template/spec/containers/0/command"}]'
