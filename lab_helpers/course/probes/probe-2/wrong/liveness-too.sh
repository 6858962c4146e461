# caught by: follows
# Without its file it is not Ready, and a moment later it is restarted.
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: Pod
metadata:
  name: desk
  labels:
    app: desk
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: desk
      image: registry.k8s.io/e2e-test-images/agnhost:2.66.1
      args: [test-webserver, --port=8080]
      readinessProbe:
        exec:
          command: [test, -e, /tmp/connected]
        periodSeconds: 1
        failureThreshold: 1
      livenessProbe:
        exec:
          command: [test, -e, /tmp/connected]
        initialDelaySeconds: 5
        periodSeconds: 1
        failureThreshold: 2
EOF
kubectl wait --for=jsonpath='{.status.phase}'=Running pod/desk --timeout=60s
kubectl exec desk -- touch /tmp/connected
