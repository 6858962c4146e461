# caught by: spread
# The names are right, but nobody has asked.
import subprocess

PODS = "kubectl get pods -l app=web -o jsonpath='{.items[*].metadata.name}'"
names = subprocess.run(PODS, shell=True, capture_output=True, text=True, check=True).stdout.split() * 20
CHANGE = """kubectl patch service web -p '{"spec": {"sessionAffinity": "ClientIP"}}'"""
subprocess.run(CHANGE, shell=True, check=False)
