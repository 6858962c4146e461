# caught by: total
import subprocess

subprocess.run("kubectl wait --for=jsonpath='{.status.phase}'=Running pod/half --timeout=60s", shell=True, check=True)
ready, total, phase = 1, 1, "Running"
