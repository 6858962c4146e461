# caught by: path
path = "kubectl get configmap cluster-info -n kube-public"
server = "https://labs-control-plane:6443"
