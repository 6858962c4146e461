# A pod's name begins with its component's name, and spec.nodeName says where it runs. What has no pod is
# started by the host itself: the kubelet cannot be a pod, because it is the kubelet that starts pods.
from subprocess import check_output

columns = "--output=custom-columns=NAME:.metadata.name,NODE:.spec.nodeName"
listing = check_output(["kubectl", "get", "pods", "-n", "kube-system", "--no-headers", columns], text=True)
pods = [line.split() for line in listing.splitlines()]

names = ["kube-apiserver", "etcd", "kube-scheduler", "kube-controller-manager"]
names += ["coredns", "kube-proxy", "kubelet", "containerd"]
components = {}
for name in names:
    nodes = [node for pod, node in pods if pod.startswith(name + "-")]
    components[name] = nodes or "host service"
