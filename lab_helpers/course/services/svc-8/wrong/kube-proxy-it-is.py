# caught by: reason
import subprocess

COMMANDS = """
kubectl expose deployment shop --type=LoadBalancer --port=80 --target-port=8080
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
reason = "a"
