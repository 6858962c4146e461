# caught by: path
path = "/api/v1/namespaces/kube-system/configmaps/kubeadm-config"
server = "https://labs-control-plane:6443"
