# caught by: diff
import subprocess

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

subprocess.run("kubectl scale replicaset farm --replicas=6", shell=True, check=True)
manifest = FARM.replace("  name: farm\n", "  name: farm\n  namespace: default\n")
