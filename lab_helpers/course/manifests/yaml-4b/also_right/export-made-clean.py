import json
import subprocess
from pathlib import Path

command = "kubectl get deployment adopt-me -o json"
found = json.loads(subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout)
del found["status"]
for key in ("uid", "resourceVersion", "generation", "creationTimestamp"):
    del found["metadata"][key]

Path("adopt.yaml").write_text(json.dumps(found, indent=2))
subprocess.run("kubectl apply -f adopt.yaml", shell=True, check=True)
manifest = Path("adopt.yaml").read_text()
