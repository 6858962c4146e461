import subprocess

COMMANDS = """
kubectl expose deployment shop --type=NodePort --port=80 --target-port=8080
kubectl patch service shop -p '{"spec": {"type": "LoadBalancer"}}'
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
reason = "c"
