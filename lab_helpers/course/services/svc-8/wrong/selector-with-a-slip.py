# caught by: pods
import subprocess

COMMANDS = """
kubectl expose deployment shop --type=LoadBalancer --port=80 --target-port=8080
kubectl set selector service shop app=shopp
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
reason = "c"
