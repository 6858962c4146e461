kubectl create deployment dep-1 --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 --replicas=2 --dry-run=client -o json |
  python3 -c '
import json, sys
found = json.load(sys.stdin)
probe = {"httpGet": {"path": "/", "port": 8080}}
container = found["spec"]["template"]["spec"]["containers"][0]
container["args"] = ["netexec"]
container["livenessProbe"] = {**probe, "initialDelaySeconds": 5, "periodSeconds": 10}
container["readinessProbe"] = probe
json.dump(found, sys.stdout)' | kubectl create -f -
kubectl expose deployment dep-1 --name=service-1 --type=LoadBalancer --port=80 --target-port=8080
