# caught by: scheduler_port
clients = ["kube-apiserver"]
scheduler_port = 10259
