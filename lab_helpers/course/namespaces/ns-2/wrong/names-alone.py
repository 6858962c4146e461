# caught by: proof
system_ns, heartbeat_ns, public_ns, your_ns = "kube-system", "kube-node-lease", "kube-public", "default"
proof = {
    "kube-system": "kube-dns",
    "kube-node-lease": "labs-control-plane",
    "kube-public": "cluster-info",
    "default": "kubernetes",
}
