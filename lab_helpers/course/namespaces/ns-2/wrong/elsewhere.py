# caught by: proof
system_ns, heartbeat_ns, public_ns, your_ns = "kube-system", "kube-node-lease", "kube-public", "default"
proof = {
    "kube-system": "configmap/cluster-info",
    "kube-node-lease": "node/labs-control-plane",
    "kube-public": "service/kube-dns",
    "default": "service/kubernetes",
}
