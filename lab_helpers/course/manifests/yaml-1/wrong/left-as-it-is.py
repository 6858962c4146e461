# caught by: configmap
import subprocess
from pathlib import Path

BROKEN = """\
apiVersion: v1
kind: configMap
metadata:
  name: settings
data:
  retries: 3
  debug: no
---
apiVersion: v1
kind: Pod
metadata:
  name: y
spec:
  containers:
\t- name: web
\t  image: nginx:1.26.3
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web_front
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web-front
  template:
    metadata:
      labels:
        app: web-front
        team: blue
    spec:
      containers:
        - name: web
          image: nginx:1.26.3
---
apiVersion: v1
kind: Pod
metadata:
  name: helper
containers:
  - name: helper
    image: busybox:1.37.0
    command: [sleep, infinity]
"""

Path("broken.yaml").write_text(BROKEN)
subprocess.run("kubectl apply -f broken.yaml", shell=True, check=False)
manifest = Path("broken.yaml").read_text()
