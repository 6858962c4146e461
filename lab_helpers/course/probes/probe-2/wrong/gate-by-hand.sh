# caught by: readiness
# A readiness gate that somebody sets by hand follows nobody.
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: Pod
metadata:
  name: desk
  labels:
    app: desk
spec:
  readinessGates:
    - conditionType: example.com/connected
  containers:
    - name: desk
      image: registry.k8s.io/e2e-test-images/agnhost:2.66.1
      args: [test-webserver, --port=8080]
EOF
kubectl patch pod desk --subresource=status -p '{"status": {"conditions": [{"type": "example.com/connected", "status": "True"}]}}'
