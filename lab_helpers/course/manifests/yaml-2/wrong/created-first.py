# caught by: untouched
import subprocess
from pathlib import Path

subprocess.run("kubectl create deployment nginx --image=nginx:1.26.3 --replicas=4", shell=True)
subprocess.run("kubectl get deployment nginx -o yaml > nginx-deployment.yml", shell=True)
manifest = Path("nginx-deployment.yml").read_text()
