# caught by: clients
clients = ["kube-apiserver", "kubelet"]
scheduler_port = 6443
