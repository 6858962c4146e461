clients = "etcd, kube-apiserver"
scheduler_port = "6443"
