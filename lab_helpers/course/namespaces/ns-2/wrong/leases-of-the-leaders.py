# caught by: heartbeat_ns
system_ns, heartbeat_ns, public_ns, your_ns = "kube-system", "kube-system", "kube-public", "default"
proof = {
    "kube-system": "service/kube-dns",
    "kube-node-lease": "lease/labs-control-plane",
    "kube-public": "configmap/cluster-info",
    "default": "service/kubernetes",
}
