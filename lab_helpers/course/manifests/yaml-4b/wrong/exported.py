# caught by: clean
import subprocess
from pathlib import Path

subprocess.run("kubectl get deployment adopt-me -o yaml > adopt.yaml", shell=True)
subprocess.run("kubectl apply -f adopt.yaml", shell=True)
manifest = Path("adopt.yaml").read_text()
