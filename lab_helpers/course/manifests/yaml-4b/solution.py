import subprocess
from pathlib import Path

# The same command, as a dry run, writes the file; the apply then finds the object and adds its record to it.
command = "kubectl create deployment adopt-me --image=nginx:1.26.3 --dry-run=client -o yaml > adopt.yaml"
subprocess.run(command, shell=True, check=True)
subprocess.run("kubectl apply -f adopt.yaml", shell=True, check=True)
manifest = Path("adopt.yaml").read_text()
