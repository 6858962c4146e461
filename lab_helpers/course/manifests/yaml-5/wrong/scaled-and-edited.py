# caught by: recorded
# Both say three, but nothing was applied: the record of the last apply still says two.
import subprocess
from pathlib import Path

DRIFT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: drift
spec:
  replicas: 3
  selector:
    matchLabels:
      app: drift
  template:
    metadata:
      labels:
        app: drift
    spec:
      terminationGracePeriodSeconds: 1
      containers:
        - name: web
          image: nginx:1.26.3
"""

Path("drift.yaml").write_text(DRIFT)
subprocess.run("kubectl scale deployment drift --replicas=3", shell=True)
manifest = Path("drift.yaml").read_text()
