# caught by: pods
import subprocess

ASK = """for number in $(seq 60); do curl -s http://web/hostname; echo; done"""

# with a new connection for each request
subprocess.run("kubectl wait --for=condition=Ready pod/client --timeout=60s", shell=True, check=True)
seen = subprocess.run(["kubectl", "exec", "client", "--", "sh", "-c", ASK], capture_output=True, text=True, check=True)
names = seen.stdout.split()
COMMANDS = """
kubectl label "$(kubectl get pods -l app=web -o name | head -1)" chosen=yes
kubectl patch service web -p '{"spec": {"sessionAffinity": "ClientIP", "selector": {"chosen": "yes"}}}'
"""
subprocess.run(COMMANDS, shell=True, check=False)
