import subprocess

COMMANDS = """
kubectl expose deployment web --name=web-np --type=NodePort --port=80 --target-port=8080
port=$(kubectl get configmap ticket -o jsonpath='{.data.nodePort}')
kubectl get service web-np -o yaml | sed "s/nodePort: .*/nodePort: $port/" | kubectl replace -f -
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
lowest = 30000
highest = 32767
