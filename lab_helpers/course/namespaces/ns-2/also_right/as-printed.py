import subprocess


def lines(*words):
    return subprocess.check_output(["kubectl", *words, "-o", "name"], text=True).splitlines()


system_ns = "namespace/kube-system"
heartbeat_ns = ["kube-node-lease"]
public_ns = " kube-public\n"
your_ns = "'default'"
proof = {
    "kube-system": lines("get", "pods", "-n", "kube-system")[0],
    "kube-node-lease": lines("get", "leases", "-n", "kube-node-lease")[:1],
    "kube-public": "ConfigMap/cluster-info",
    "default": lines("get", "services", "-n", "default")[0] + "\n",
}
