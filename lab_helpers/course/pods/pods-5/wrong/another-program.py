# caught by: manifest
# Made anew without its manifest: the image's own program, a shell with nothing to read, ends at once.
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


sh("kubectl wait --for=condition=Ready pod/scratch --timeout=60s")
sh("kubectl exec scratch -- sh -c 'echo hello > /tmp/note'")
receipt = sh("kubectl exec scratch -- sh -c 'until cat /tmp/receipt 2>/dev/null; do sleep 0.2; done'")
sh("kubectl delete pod scratch --now")
sh("kubectl run scratch --image=busybox:1.37.0")
