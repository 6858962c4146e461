# Several nodes in one line of text, with commas or with the kind in front.
from subprocess import check_output


def nodes(label):
    output = "--output=jsonpath={.items[*].spec.nodeName}"
    return check_output(["kubectl", "get", "pods", "-n", "kube-system", "-l", label, output], text=True).split()


programs = ["kube-apiserver", "etcd", "kube-scheduler", "kube-controller-manager"]
components = {name: {f"node/{node}" for node in nodes(f"component={name}")} for name in programs}
components["coredns"] = ", ".join(nodes("k8s-app=kube-dns"))
components["kube-proxy"] = " ".join(nodes("k8s-app=kube-proxy"))
components["kubelet"] = components["containerd"] = "host-service"
