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

Path("farm.yaml").write_text(FARM.replace("replicas: 2", "replicas: 6"))
# a status that is written at the same moment would be a conflict
subprocess.run("kubectl wait --for=jsonpath='{.status.readyReplicas}'=2 replicaset/farm --timeout=60s", shell=True)
subprocess.run("kubectl replace -f farm.yaml", shell=True, check=True)
manifest = Path("farm.yaml").read_text().splitlines()
