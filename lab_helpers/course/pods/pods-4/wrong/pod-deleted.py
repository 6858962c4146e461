# caught by: ready
# Cleared up too early: there is nothing left to locate.
import json
import subprocess

subprocess.run("kubectl delete pod web --now", shell=True, check=True)


def locate(name):
    pod = json.loads(subprocess.check_output(["kubectl", "get", "pod", name, "-o", "json"]))
    return {"pod_ip": pod["status"]["podIP"], "node": pod["spec"]["nodeName"], "host_ip": pod["status"]["hostIP"]}
