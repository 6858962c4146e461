import subprocess

COMMANDS = """
port=$(kubectl get configmap ticket -o jsonpath='{.data.nodePort}')
kubectl create service nodeport web-np --tcp=80:8080 --node-port="$port"
kubectl set selector service web-np app=web
# asked for a port far out of the range, the API server says what the range is
kubectl create service nodeport test --tcp=80 --node-port=1
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
lowest = 30000
highest = 32767
