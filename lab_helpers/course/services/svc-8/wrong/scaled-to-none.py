# caught by: deployment-kept
import subprocess

COMMANDS = """
kubectl scale deployment shop --replicas=0
kubectl expose deployment shop --type=LoadBalancer --port=80 --target-port=8080
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
reason = "c"
