# Without a manifest: what kubectl run has no flag for is said by --overrides.
kubectl run freezer --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 --overrides='
{"spec": {"terminationGracePeriodSeconds": 1, "containers": [{"name": "freezer",
  "image": "registry.k8s.io/e2e-test-images/agnhost:2.66.1", "command": ["sh", "-c", "/agnhost netexec & wait"],
  "livenessProbe": {"httpGet": {"path": "/healthz", "port": 8080}, "periodSeconds": 1, "failureThreshold": 3}}]}}'
