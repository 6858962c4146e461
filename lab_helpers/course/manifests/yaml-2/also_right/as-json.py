import subprocess

command = "kubectl create deployment nginx --image=nginx:1.26.3 --replicas=4 --port=80 --dry-run=client -o json"
manifest = subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout.splitlines()
