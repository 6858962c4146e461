import subprocess
from pathlib import Path

# A dry run of the client: kubectl prints what it would send, and sends nothing.
command = "kubectl create deployment nginx --image=nginx:1.26.3 --replicas=4 --dry-run=client -o yaml"
subprocess.run(f"{command} > nginx-deployment.yml", shell=True, check=True)
manifest = Path("nginx-deployment.yml").read_text()
