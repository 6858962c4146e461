# For each program: a list of the nodes on which it runs as a pod, or the words "host service".

components = {
    "kube-apiserver": ...,
    "etcd": ...,
    "kube-scheduler": ...,
    "kube-controller-manager": ...,
    "coredns": ...,
    "kube-proxy": ...,
    "kubelet": ...,
    "containerd": ...,
}
