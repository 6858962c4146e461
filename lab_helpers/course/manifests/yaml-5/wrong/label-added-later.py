# caught by: diff
import subprocess
from pathlib import Path

DRIFT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: drift
spec:
  replicas: 3
  selector:
    matchLabels:
      app: drift
  template:
    metadata:
      labels:
        app: drift
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: web
          image: nginx:1.26.3
"""

Path("drift.yaml").write_text(DRIFT)
subprocess.run("kubectl apply -f drift.yaml", shell=True)
manifest = DRIFT.replace("  name: drift\n", "  name: drift\n  labels: {team: blue}\n")
