# caught by: kept
# Another pod of the same name has other numbers; the task asks about the one that was there.
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


sh("kubectl delete pod half --now")
sh("kubectl run half --image=nginx:1.26.3")
sh("kubectl wait --for=condition=Ready pod/half --timeout=60s")
ready = 1
total = 1
phase = "Running"
