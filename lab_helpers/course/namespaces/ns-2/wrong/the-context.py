# caught by: your_ns
system_ns, heartbeat_ns, public_ns, your_ns = "kube-system", "kube-node-lease", "kube-public", "lab"
proof = {
    "kube-system": "service/kube-dns",
    "kube-node-lease": "lease/labs-control-plane",
    "kube-public": "configmap/cluster-info",
    "default": "service/kubernetes",
}
