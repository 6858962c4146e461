# caught by: external
import subprocess

COMMANDS = """
kubectl expose deployment shop --type=LoadBalancer --port=80 --target-port=8080
kubectl patch service shop --subresource=status --field-manager=balancer \\
  -p '{"status": {"loadBalancer": {"ingress": [{"ip": "192.0.2.8"}]}}}'
"""

subprocess.run(["bash", "-c", COMMANDS], check=False)
reason = "c"
