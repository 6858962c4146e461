import subprocess

COMMANDS = """
kubectl create service loadbalancer shop --tcp=80:8080
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
reason = "C"
