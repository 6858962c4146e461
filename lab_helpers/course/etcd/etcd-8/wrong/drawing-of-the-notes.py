# caught by: clients
clients = ["kube-apiserver", "kube-scheduler", "kube-controller-manager"]
scheduler_port = 6443
