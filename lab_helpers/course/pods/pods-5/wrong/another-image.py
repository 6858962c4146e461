# caught by: manifest
# Any pod of that name, not the one from the manifest.
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


sh("kubectl wait --for=condition=Ready pod/scratch --timeout=60s")
sh("kubectl exec scratch -- sh -c 'echo hello > /tmp/note'")
receipt = sh("kubectl exec scratch -- sh -c 'until cat /tmp/receipt 2>/dev/null; do sleep 0.2; done'")
sh("kubectl delete pod scratch --now")
sh("kubectl run scratch --image=nginx:1.26.3")
