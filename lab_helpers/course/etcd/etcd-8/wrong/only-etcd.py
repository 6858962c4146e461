# caught by: clients
clients = ["etcd"]
scheduler_port = 6443
