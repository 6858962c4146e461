# caught by: adopted
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
note = 'kubectl.kubernetes.io/last-applied-configuration={"kind":"Deployment"}'
subprocess.run(["kubectl", "annotate", "deployment", "adopt-me", note])
manifest = Path("adopt.yaml").read_text()
