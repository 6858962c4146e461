# caught by: recorded
# Replacing takes the record of the last apply away, with all that the file does not say.
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
subprocess.run("for try in 1 2 3 4 5; do kubectl replace -f drift.yaml && break; done", shell=True, check=True)
manifest = Path("drift.yaml").read_text()
