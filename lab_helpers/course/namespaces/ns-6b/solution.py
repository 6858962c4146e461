import subprocess


def kubectl(*words):
    return subprocess.run(["kubectl", *words], text=True, capture_output=True).stdout.split()


types = kubectl("api-resources", "--verbs=list", "--namespaced", "-o", "name")
there = {name.split("/")[0] for name in kubectl("get", ",".join(types), "-o", "name")}
shown = {name.split("/")[0] for name in kubectl("get", "all", "-o", "name")}
missed = sorted(there - shown)
