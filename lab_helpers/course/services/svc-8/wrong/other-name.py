# caught by: exists
import subprocess

COMMANDS = """
kubectl expose deployment shop --type=LoadBalancer --port=80 --target-port=8080 --name=shop-lb
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
reason = "c"
