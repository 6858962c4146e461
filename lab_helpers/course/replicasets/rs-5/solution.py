import subprocess
from pathlib import Path

# First the file, then the cluster: so the file is the truth, and nobody is surprised by the next apply.
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
subprocess.run("kubectl apply -f farm.yaml", shell=True, check=True)
manifest = Path("farm.yaml").read_text()
