kubectl get deployment shop-stable -o json |
  python3 -c '
import json, sys
found = json.load(sys.stdin)
found["metadata"] = {"name": "shop-canary"}
del found["status"]
spec = found["spec"]
spec["replicas"] = 1
spec["selector"]["matchLabels"]["track"] = "canary"
spec["template"]["metadata"]["labels"]["track"] = "canary"
spec["template"]["spec"]["containers"][0]["image"] = "nginx:1.26.3"
json.dump(found, sys.stdout)' |
  kubectl create -f -
kubectl get service shop -o json |
  python3 -c '
import json, sys
found = json.load(sys.stdin)
found["spec"]["selector"] = {"app": "shop"}
json.dump(found, sys.stdout)' |
  kubectl replace -f -
