# caught by: deployment-kept
import subprocess

COMMANDS = """
kubectl scale deployment web --replicas=1
port=$(kubectl get configmap ticket -o jsonpath='{.data.nodePort}')
kubectl create service nodeport web-np --tcp=80:8080 --node-port="$port"
kubectl set selector service web-np app=web
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
lowest = 30000
highest = 32767
