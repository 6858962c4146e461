import subprocess

system_ns = "kube-system"
heartbeat_ns = "kube-node-lease"
public_ns = "kube-public"
your_ns = "default"

leases = subprocess.check_output(["kubectl", "get", "leases", "-n", "kube-node-lease", "-o", "name"], text=True)
proof = {
    "kube-system": "service/kube-dns",
    "kube-node-lease": leases.split()[0],
    "kube-public": "configmap/cluster-info",
    "default": "service/kubernetes",
}
