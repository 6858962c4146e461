# caught by: phase
# NotReady is a word of kubectl's column STATUS (and of nodes), never a pod's phase.
import subprocess

subprocess.run("kubectl wait --for=jsonpath='{.status.phase}'=Running pod/half --timeout=60s", shell=True, check=True)
ready, total, phase = 1, 2, "NotReady"
