import subprocess
from pathlib import Path

FIRST = """\
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  retries: "3"
  debug: "no"
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

Path("broken.yaml").write_text(FIRST)
subprocess.run("kubectl apply --server-side -f broken.yaml", shell=True, check=True)
subprocess.run("kubectl label deployment web-front team=blue", shell=True, check=True)
subprocess.run("kubectl annotate deployment web-front contact=web@example.org", shell=True, check=True)
# the file has to say it, too
Path("broken.yaml").write_text(
    FIRST.replace(
        "  name: web-front\n",
        "  name: web-front\n  labels: {team: blue}\n  annotations: {contact: web@example.org}\n",
    )
)
manifest = Path("broken.yaml").read_text()
