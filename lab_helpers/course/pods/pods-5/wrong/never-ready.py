# caught by: ready
# A probe was added to the manifest that wants the very note which is gone.
import json
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


sh("kubectl wait --for=condition=Ready pod/scratch --timeout=60s")
sh("kubectl exec scratch -- sh -c 'echo hello > /tmp/note'")
receipt = sh("kubectl exec scratch -- sh -c 'until cat /tmp/receipt 2>/dev/null; do sleep 0.2; done'")
pod = json.loads(sh("kubectl get pod scratch -o json"))
pod["spec"]["containers"][0]["readinessProbe"] = {"exec": {"command": ["cat", "/tmp/note"]}}
sh("kubectl delete pod scratch --now")
subprocess.run(["kubectl", "create", "-f", "-"], input=json.dumps(pod), text=True, check=True, capture_output=True)
