# caught by: node-port
import subprocess

COMMANDS = """
port=$(kubectl get configmap ticket -o jsonpath='{.data.nodePort}')
kubectl expose deployment web --name=web-np --type=NodePort --port="$port" --target-port=8080
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
lowest = 30000
highest = 32767
