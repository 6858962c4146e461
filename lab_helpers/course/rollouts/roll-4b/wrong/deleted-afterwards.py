# caught by: newest
# What was right is not, once there is no ledger any more.
import json
import subprocess

found = json.loads(subprocess.check_output(["kubectl", "get", "replicasets", "-o", "json"]))
own = [item for item in found["items"] if item["metadata"]["ownerReferences"][0]["name"] == "ledger"]
own.sort(key=lambda item: int(item["metadata"]["annotations"]["deployment.kubernetes.io/revision"]))
oldest, previous, newest = (item["metadata"]["labels"]["pod-template-hash"] for item in own)
subprocess.run(["kubectl", "delete", "deployment", "ledger"], check=True)
