# caught by: lens
import subprocess

subprocess.run(["kubectl", "delete", "pod", "lens"], check=True)
clients = ["kube-apiserver"]
scheduler_port = 6443
