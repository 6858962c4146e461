# caught by: rest
# File and cluster agree, but on more than the number.
import subprocess
from pathlib import Path

DRIFT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: drift
  labels: {team: blue}
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
subprocess.run("kubectl apply -f drift.yaml", shell=True, check=True)
manifest = Path("drift.yaml").read_text()
