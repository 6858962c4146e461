import json
import subprocess


def keys(*arguments):
    found = json.loads(subprocess.check_output(["kubectl", "get", *arguments, "-o", "json"]))
    return list((found["items"][0] if "items" in found else found)["metadata"]["labels"])


for command in (
    "create deployment rng --image=nginx:1.26.3",
    "run stuff --image=nginx:1.26.3",
    "label deployment rng team=blue",
    "wait --for=create pod -l app=rng --timeout=30s",
):
    subprocess.run(["kubectl", *command.split()], check=True)
deployment_keys = keys("deployment", "rng")
replicaset_keys = keys("replicasets", "-l", "app=rng")
pod_keys = keys("pods", "-l", "app=rng")
stuff_keys = keys("pod", "stuff")
