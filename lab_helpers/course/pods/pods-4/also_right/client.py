import os

from kubernetes import client, config


def locate(name):
    config.load_kube_config(os.environ["KUBECONFIG"])
    _, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
    pod = client.CoreV1Api().read_namespaced_pod(name, current["context"]["namespace"])
    return {"pod_ip": pod.status.pod_ip, "node": pod.spec.node_name, "host_ip": pod.status.host_ip}
