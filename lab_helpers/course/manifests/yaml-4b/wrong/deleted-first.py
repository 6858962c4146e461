# caught by: kept
import subprocess
from pathlib import Path

ADOPT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: adopt-me
  labels:
    app: adopt-me
spec:
  replicas: 1
  selector:
    matchLabels:
      app: adopt-me
  template:
    metadata:
      labels:
        app: adopt-me
    spec:
      containers:
        - name: nginx
          image: nginx:1.26.3
"""

Path("adopt.yaml").write_text(ADOPT)
subprocess.run("kubectl delete deployment adopt-me", shell=True)
subprocess.run("kubectl apply -f adopt.yaml", shell=True)
manifest = Path("adopt.yaml").read_text()
