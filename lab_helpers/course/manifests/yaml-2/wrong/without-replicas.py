# caught by: file
import subprocess
from pathlib import Path

command = "kubectl create deployment nginx --image=nginx:1.26.3 --dry-run=client -o yaml > nginx-deployment.yml"
subprocess.run(command, shell=True)
manifest = Path("nginx-deployment.yml").read_text()
