# caught by: proof
system_ns, heartbeat_ns, public_ns, your_ns = "kube-system", "kube-node-lease", "kube-public", "default"
proof = dict.fromkeys([system_ns, heartbeat_ns, public_ns, your_ns], "configmap/kube-root-ca.crt")
