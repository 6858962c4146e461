import subprocess
from pathlib import Path

FARM = """\
apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: farm
spec:
  replicas: 2
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
subprocess.run("kubectl scale -f farm.yaml --current-replicas=2 --replicas=6", shell=True, check=True)
Path("farm.yaml").write_text(FARM.replace("replicas: 2", "replicas: 6"))
manifest = Path("farm.yaml").read_text()
