import subprocess


def locate(name):
    columns = "custom-columns=:.status.podIP,:.spec.nodeName,:.status.hostIP"
    output = subprocess.check_output(["kubectl", "get", "pod", name, "--no-headers", "-o", columns], text=True)
    # as `x = !command` in a notebook cell gives them: lists of lines
    return dict(zip(("pod_ip", "node", "host_ip"), ([word] for word in output.split()), strict=True))
