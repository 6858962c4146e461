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
subprocess.run("kubectl apply --server-side --force-conflicts -f adopt.yaml", shell=True, check=True)
manifest = Path("adopt.yaml").read_text()
