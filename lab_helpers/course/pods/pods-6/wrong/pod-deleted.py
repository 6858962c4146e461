# caught by: phase
import subprocess

subprocess.run("kubectl delete pod half --now", shell=True, check=True)
ready, total, phase = 1, 2, "Running"
