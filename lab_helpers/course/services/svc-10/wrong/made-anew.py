# caught by: service-kept
import subprocess

ASK = """for number in $(seq 60); do curl -s http://web/hostname; echo; done"""

# with a new connection for each request
subprocess.run("kubectl wait --for=condition=Ready pod/client --timeout=60s", shell=True, check=True)
seen = subprocess.run(["kubectl", "exec", "client", "--", "sh", "-c", ASK], capture_output=True, text=True, check=True)
names = seen.stdout.split()
COMMANDS = """
kubectl delete service web
kubectl expose deployment web --port=80 --target-port=8080 --session-affinity=ClientIP
"""
subprocess.run(COMMANDS, shell=True, check=False)
