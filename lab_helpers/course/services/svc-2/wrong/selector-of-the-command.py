# caught by: pods
import subprocess

COMMANDS = """
port=$(kubectl get configmap ticket -o jsonpath='{.data.nodePort}')
kubectl create service nodeport web-np --tcp=80:8080 --node-port="$port"
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
lowest = 30000
highest = 32767
