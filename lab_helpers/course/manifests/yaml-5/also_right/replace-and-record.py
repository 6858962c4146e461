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
command = "for try in 1 2 3 4 5; do kubectl replace --save-config -f drift.yaml && break; done"
subprocess.run(command, shell=True, check=True)
manifest = Path("drift.yaml").read_text()
