# caught by: file
# Without -o yaml there is only a sentence.
import subprocess

command = "kubectl create deployment nginx --image=nginx:1.26.3 --replicas=4 --dry-run=client"
manifest = subprocess.run(command, shell=True, capture_output=True, text=True).stdout
