# caught by: service-kept
# With publishNotReadyAddresses the Service leads to pods that are not Ready, too.
kubectl patch service desk -p '{"spec": {"publishNotReadyAddresses": true}}'
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
EOF
