# caught by: healthy
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: Pod
metadata:
  name: heart
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: app
      image: registry.k8s.io/e2e-test-images/agnhost:2.66.1
      command: [sh, -c, "/agnhost netexec & wait"]
      livenessProbe:
        httpGet:
          path: /
          port: 8081
        periodSeconds: 1
        failureThreshold: 4
EOF
kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 pod/heart --timeout=60s
