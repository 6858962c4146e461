import subprocess
from pathlib import Path


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


sh("kubectl wait --for=condition=Ready pod/scratch --timeout=60s")
Path("note").write_text("written at home\n")
sh("kubectl exec -i scratch -- sh -c 'cat > /tmp/note' < note")
receipt = " " + sh("kubectl exec scratch -- sh -c 'until cat /tmp/receipt 2>/dev/null; do sleep 0.2; done'")
sh("kubectl get pod scratch -o yaml > scratch.yaml && kubectl delete pod scratch --now")
sh("kubectl create -f scratch.yaml")
