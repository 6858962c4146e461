import os

from kubernetes import client, config
from kubernetes.stream import stream

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
api = client.CoreV1Api()
task = api.read_namespaced_config_map("task", current["context"]["namespace"]).data
pod = api.list_namespaced_pod("kube-system", label_selector="component=etcd").items[0]
pki = "/etc/kubernetes/pki/etcd"
etcdctl = ["etcdctl", f"--cacert={pki}/ca.crt", f"--cert={pki}/server.crt", f"--key={pki}/server.key"]
for word in ("first", "second"):
    stream(
        api.connect_get_namespaced_pod_exec,
        pod.metadata.name,
        "kube-system",
        command=[*etcdctl, "put", task["key"], task[word]],
        stdout=True,
        stderr=True,
    )
