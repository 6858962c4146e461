# caught by: now
import json
import subprocess


def locate(name):
    pod = json.loads(subprocess.check_output(["kubectl", "get", "pod", name, "-o", "json"]))
    return {"pod_ip": pod["status"]["hostIP"], "node": pod["spec"]["nodeName"], "host_ip": pod["status"]["hostIP"]}
