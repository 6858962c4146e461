kubectl get rc legacy -o json >legacy.json
python3 - <<'EOF'
import json

old = json.load(open("legacy.json"))
spec = old["spec"]
new = {
    "apiVersion": "apps/v1",
    "kind": "ReplicaSet",
    "metadata": {"name": "modern"},
    "spec": {"replicas": 3, "selector": {"matchLabels": spec["selector"]}, "template": spec["template"]},
}
json.dump(new, open("modern.json", "w"))
EOF
kubectl delete rc legacy --cascade=orphan
kubectl create -f modern.json
