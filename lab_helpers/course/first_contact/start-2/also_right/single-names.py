# One node may be given as plain text, each node once, and the words in another spelling.
from subprocess import check_output


def nodes(label):
    output = "--output=jsonpath={.items[*].spec.nodeName}"
    return check_output(["kubectl", "get", "pods", "-n", "kube-system", "-l", label, output], text=True).split()


programs = ["kube-apiserver", "etcd", "kube-scheduler", "kube-controller-manager"]
components = {name: nodes(f"component={name}")[0] for name in programs}
components["coredns"] = sorted(set(nodes("k8s-app=kube-dns")))
components["kube-proxy"] = nodes("k8s-app=kube-proxy")
components["kubelet"] = components["containerd"] = "Host service"
