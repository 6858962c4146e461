# caught by: path
path = "/api/v1/namespaces/kube-public/configmaps"
server = "https://labs-control-plane:6443"
