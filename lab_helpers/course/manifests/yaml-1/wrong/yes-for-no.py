# caught by: configmap
# unquoted, no is false; that is not what was asked for
import subprocess
from pathlib import Path

REPAIRED = """\
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  retries: "3"
  debug: "false"
---
apiVersion: v1
kind: Pod
metadata:
  name: "y"
spec:
  containers:
    - name: web
      image: nginx:1.26.3
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-front
  labels:
    team: blue
  annotations:
    contact: web@example.org
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web-front
  template:
    metadata:
      labels:
        app: web-front
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
---
apiVersion: v1
kind: Pod
metadata:
  name: helper
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - name: helper
      image: busybox:1.37.0
      command: [sleep, infinity]
"""

Path("broken.yaml").write_text(REPAIRED)
subprocess.run("kubectl apply -f broken.yaml", shell=True, check=True)
manifest = Path("broken.yaml").read_text()
