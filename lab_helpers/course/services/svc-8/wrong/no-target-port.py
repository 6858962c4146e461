# caught by: inside
import subprocess

COMMANDS = """
kubectl expose deployment shop --type=LoadBalancer --port=80
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
reason = "c"
