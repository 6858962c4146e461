# caught by: pod
import subprocess
from pathlib import Path

namespace = subprocess.run(
    "kubectl config view --minify -o jsonpath='{..namespace}'", shell=True, capture_output=True, text=True
).stdout
APP = f"""\
apiVersion: v1
kind: Namespace
metadata:
  name: {namespace}-app
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: app-settings
  namespace: {namespace}-app
data:
  colour: blue
---
apiVersion: v1
kind: Pod
metadata:
  name: app
  namespace: {namespace}-app
spec:
  containers:
    - name: web
      image: nginx
"""

Path("app.yaml").write_text(APP)
subprocess.run("kubectl apply -f app.yaml", shell=True)
manifest = Path("app.yaml").read_text()
