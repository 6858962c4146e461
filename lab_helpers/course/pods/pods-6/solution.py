import json
import subprocess

# the pod has just been made: wait for its two containers
subprocess.run("kubectl wait --for=jsonpath='{.status.phase}'=Running pod/half --timeout=60s", shell=True, check=True)
pod = json.loads(subprocess.check_output("kubectl get pod half -o json", shell=True))
ready = sum(container["ready"] for container in pod["status"]["containerStatuses"])
total = len(pod["spec"]["containers"])
phase = pod["status"]["phase"]
