# caught by: healthy
# Nobody listens there: the container is restarted again and again.
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: Pod
metadata:
  name: freezer
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: app
      image: registry.k8s.io/e2e-test-images/agnhost:2.66.1
      command: [sh, -c, "/agnhost netexec & wait"]
      livenessProbe:
        httpGet:
          path: /
          port: 80
        periodSeconds: 1
        failureThreshold: 1
EOF
kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 pod/freezer --timeout=60s
