# caught by: pods
# The new pods come from a template that ends at once.
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

Path("farm.yaml").write_text(FARM.replace("[sleep, infinity]", '["true"]'))
subprocess.run("kubectl apply -f farm.yaml", shell=True, check=True)
manifest = Path("farm.yaml").read_text()
