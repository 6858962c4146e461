# caught by: node-services
# The kubelet runs on every node, but not as a pod.
from subprocess import check_output


def nodes(label):
    output = "--output=jsonpath={.items[*].spec.nodeName}"
    return check_output(["kubectl", "get", "pods", "-n", "kube-system", "-l", label, output], text=True).split()


programs = ["kube-apiserver", "etcd", "kube-scheduler", "kube-controller-manager"]
components = {name: nodes(f"component={name}") for name in programs}
components |= {"coredns": nodes("k8s-app=kube-dns"), "kube-proxy": nodes("k8s-app=kube-proxy")}
components |= {"kubelet": "host service", "containerd": "host service"}
components["kubelet"] = nodes("k8s-app=kube-proxy")
