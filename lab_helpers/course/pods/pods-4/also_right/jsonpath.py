import subprocess


def field(name, path):
    command = f"kubectl get pod {name} -o jsonpath='{{{path}}}'"
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


def locate(name):
    return {
        "pod_ip": field(name, ".status.podIP"),
        "node": field(name, ".spec.nodeName"),
        "host_ip": field(name, ".status.hostIP"),
        "phase": field(name, ".status.phase"),
    }
