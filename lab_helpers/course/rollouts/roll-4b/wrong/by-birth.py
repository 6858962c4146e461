# caught by: newest
import json
import subprocess

found = json.loads(subprocess.check_output(["kubectl", "get", "replicasets", "-o", "json"]))
hashes = {}
for item in found["items"]:
    page = item["spec"]["template"]["spec"]["containers"][0].get("env", [{"value": "archive"}])[0]["value"]
    hashes[page] = item["metadata"]["labels"]["pod-template-hash"]
# in the order in which they were made
oldest, previous, newest = hashes["one"], hashes["two"], hashes["three"]
