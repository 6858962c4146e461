kubectl get deployment solo -o json |
  python3 -c '
import json, sys
found = json.load(sys.stdin)
found["spec"]["strategy"] = {"type": "Recreate"}
found["spec"]["template"]["spec"]["containers"][0]["image"] = "nginx:1.26.3"
json.dump(found, sys.stdout)' |
  kubectl replace -f -
