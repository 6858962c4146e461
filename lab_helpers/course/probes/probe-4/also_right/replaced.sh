# Made without probes first, and then made anew with them.
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: Pod
metadata:
  name: trio
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: web
      image: nginx:1.26.3
    - name: line
      image: registry.k8s.io/e2e-test-images/agnhost:2.66.1
      command: [sh, -c]
      args: ["while true; do [ -e /tmp/closed ] || socat TCP-LISTEN:9000,fork,reuseaddr EXEC:cat; sleep 1; done"]
    - name: worker
      image: busybox:1.37.0
      command: [sh, -c, "touch /tmp/working; sleep infinity"]
EOF
kubectl get pod trio -o yaml |
  kubectl patch --local -f - --type=json -o yaml -p '[
    {"op": "add", "path": "/spec/containers/0/readinessProbe", "value": {"httpGet": {"port": 80}, "periodSeconds": 1, "failureThreshold": 1}},
    {"op": "add", "path": "/spec/containers/1/readinessProbe", "value": {"tcpSocket": {"port": 9000}, "periodSeconds": 1, "failureThreshold": 1}},
    {"op": "add", "path": "/spec/containers/2/readinessProbe", "value": {"exec": {"command": ["ls", "/tmp/working"]}, "periodSeconds": 1, "failureThreshold": 1}}]' |
  kubectl replace --force -f -
