import json
import subprocess


def locate(name):
    # asked at every call: a pod of the same name may be another one by now
    pod = json.loads(subprocess.check_output(["kubectl", "get", "pod", name, "-o", "json"]))
    return {"pod_ip": pod["status"]["podIP"], "node": pod["spec"]["nodeName"], "host_ip": pod["status"]["hostIP"]}
