# The same look-up with the Python client; further keys do no harm.
import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
pods = client.CoreV1Api().list_namespaced_pod("kube-system").items
names = ["kube-apiserver", "etcd", "kube-scheduler", "kube-controller-manager", "coredns", "kube-proxy", "kindnet"]
components = {name: {pod.spec.node_name for pod in pods if pod.metadata.name.startswith(name)} for name in names}
components |= {"kubelet": "host-service", "containerd": "host-service"}
