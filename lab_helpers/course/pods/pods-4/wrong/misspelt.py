# caught by: now
# The learner's own error must be told, and not be taken for the lab's.
import json
import subprocess


def locate(name):
    pod = json.loads(subprocess.check_output(["kubectl", "get", "pod", name, "-o", "json"]))
    return {"pod_ip": pod["status"]["podIp"], "node": pod["spec"]["nodeName"], "host_ip": pod["status"]["hostIP"]}
