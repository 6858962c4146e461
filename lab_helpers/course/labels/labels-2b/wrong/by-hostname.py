# caught by: elsewhere
import subprocess

nodes = subprocess.check_output(["kubectl", "get", "nodes", "-o", "name"], text=True).split()
name = next(name for name in nodes if "control-plane" in name).removeprefix("node/")
control_plane = f"kubernetes.io/hostname={name}"
