# caught by: proof
system_ns, heartbeat_ns, public_ns, your_ns = "kube-system", "kube-node-lease", "kube-public", "default"
proof = {
    "kube-system": "service/kube-dns",
    "kube-node-lease": "lease/labs-control-plane",
    "kube-public": "configmap/cluster-info",
    "default": "service/kubernetes",
}
proof["local-path-storage"] = "deployment/local-path-provisioner"
