import subprocess

command = "kubectl create deployment nginx --image=nginx:1.26.3 --replicas=4 --dry-run=client -o kyaml"
manifest = subprocess.run(command, shell=True, capture_output=True, check=True).stdout
