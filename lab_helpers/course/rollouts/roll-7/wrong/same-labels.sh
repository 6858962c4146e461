# caught by: apart
# The canary is a stable one by its labels: both look healthy, and each selects the pods of the other.
kubectl get deployment shop-stable -o json |
  python3 -c '
import json, sys
found = json.load(sys.stdin)
found["metadata"] = {"name": "shop-canary"}
del found["status"]
found["spec"]["replicas"] = 1
found["spec"]["template"]["spec"]["containers"][0]["image"] = "nginx:1.26.3"
json.dump(found, sys.stdout)' |
  kubectl create -f -
kubectl rollout status deployment shop-canary --timeout=60s
