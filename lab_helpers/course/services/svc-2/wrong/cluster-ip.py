# caught by: node-port
import subprocess

COMMANDS = """
kubectl expose deployment web --name=web-np --port=80 --target-port=8080
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
lowest = 30000
highest = 32767
