# Without a manifest; and the file is there already.
kubectl run desk --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 --labels=app=desk --overrides='
{"spec": {"terminationGracePeriodSeconds": 1, "containers": [{"name": "desk",
  "image": "registry.k8s.io/e2e-test-images/agnhost:2.66.1", "args": ["test-webserver", "--port=8080"],
  "livenessProbe": {"httpGet": {"path": "/", "port": 8080}, "periodSeconds": 1, "failureThreshold": 5},
  "readinessProbe": {"exec": {"command": ["cat", "/tmp/connected"]}, "periodSeconds": 1, "failureThreshold": 1}}]}}'
kubectl wait --for=jsonpath='{.status.phase}'=Running pod/desk --timeout=60s
kubectl exec desk -- touch /tmp/connected
