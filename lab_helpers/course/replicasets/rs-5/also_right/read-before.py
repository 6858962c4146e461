# the file carries the resourceVersion of a moment that has passed; what it wishes for is right
import subprocess
from pathlib import Path

subprocess.run("kubectl get replicaset farm -o yaml >farm.yaml", shell=True, check=True)
subprocess.run("kubectl scale replicaset farm --replicas=6", shell=True, check=True)
manifest = Path("farm.yaml").read_text().replace("replicas: 2", "replicas: 6", 1)
