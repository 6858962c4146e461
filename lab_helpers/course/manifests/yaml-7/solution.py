import json
import subprocess


def kubectl(command: str) -> str:
    """What a kubectl command prints."""
    return subprocess.run(f"kubectl {command}", shell=True, capture_output=True, text=True, check=True).stdout


stuck = json.loads(kubectl("get deployment stuck -o json"))
wanted = stuck["spec"]["replicas"]
ready = stuck["status"]["readyReplicas"]
updated = stuck["status"]["updatedReplicas"]
part = {"wanted": "spec", "ready": "status", "updated": "status"}

kubectl("""patch deployment stuck --type=merge -p '{"status": {"readyReplicas": 99}}'""")
after = json.loads(kubectl("get deployment stuck -o json"))["status"]["readyReplicas"]
why = "B"
