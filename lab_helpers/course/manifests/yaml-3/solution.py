import subprocess
from pathlib import Path

# The name of the exercise's own namespace, which `lab.begin` has printed.
namespace = subprocess.run(
    "kubectl config view --minify -o jsonpath='{..namespace}'", shell=True, capture_output=True, text=True
).stdout

# The namespace comes first: the others have nowhere to go before it is there.
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
      image: nginx:1.26.3
"""

Path("app.yaml").write_text(APP)
subprocess.run("kubectl apply -f app.yaml", shell=True, check=True)
manifest = Path("app.yaml").read_text()
