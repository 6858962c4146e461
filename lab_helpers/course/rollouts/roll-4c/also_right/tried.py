import json
import subprocess
import time


def kubectl(*words):
    return subprocess.run(["kubectl", *words], capture_output=True, text=True, check=True).stdout


def rolls(*words):
    before = count()
    kubectl(*words)
    time.sleep(1)
    return count() > before


def count():
    return len(json.loads(kubectl("get", "replicasets", "-o", "json"))["items"])


kubectl("create", "deployment", "try", "--image=nginx:1.26.3", "--replicas=0")
time.sleep(1)
same_image = rolls("set", "image", "deployment/try", "nginx=nginx:1.26.3")
new_tag = rolls("set", "image", "deployment/try", "nginx=nginx:1.22.1")
new_env = rolls("set", "env", "deployment/try", "COLOUR=blue")
more_replicas = rolls("scale", "deployment", "try", "--replicas=1")
deployment_label = rolls("label", "deployment", "try", "team=blue")
restart = rolls("rollout", "restart", "deployment/try")
