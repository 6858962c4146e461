# caught by: replicas
import subprocess
from pathlib import Path

FARM = """\
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: farm
spec:
  replicas: 6
  selector:
    matchLabels:
      app: farm
  template:
    metadata:
      labels:
        app: farm
    spec:
      containers:
        - name: barn
          image: busybox:1.37.0
          command: [sleep, infinity]
      terminationGracePeriodSeconds: 1
"""

Path("farm.yaml").write_text(FARM)
subprocess.run("kubectl apply --dry-run=server -f farm.yaml", shell=True, check=True)
manifest = Path("farm.yaml").read_text()
