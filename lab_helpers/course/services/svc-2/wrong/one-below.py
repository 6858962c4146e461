# caught by: lowest
import subprocess

COMMANDS = """
port=$(kubectl get configmap ticket -o jsonpath='{.data.nodePort}')
kubectl create service nodeport web-np --tcp=80:8080 --node-port="$port"
kubectl set selector service web-np app=web
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
lowest = 29999
highest = 32767
