# caught by: here
import subprocess

nodes = subprocess.check_output(["kubectl", "get", "nodes", "-o", "name"], text=True).split()
control_plane = next(name for name in nodes if "control-plane" in name).removeprefix("node/")
