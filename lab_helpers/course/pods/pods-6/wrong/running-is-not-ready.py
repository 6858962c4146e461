# caught by: ready
import subprocess

subprocess.run("kubectl wait --for=jsonpath='{.status.phase}'=Running pod/half --timeout=60s", shell=True, check=True)
ready, total, phase = 2, 2, "Running"
