# caught by: system_ns
system_ns, heartbeat_ns, public_ns, your_ns = "local-path-storage", "kube-node-lease", "kube-public", "default"
proof = {
    "kube-system": "service/kube-dns",
    "kube-node-lease": "lease/labs-control-plane",
    "kube-public": "configmap/cluster-info",
    "default": "service/kubernetes",
}
