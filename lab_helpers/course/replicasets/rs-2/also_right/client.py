import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
core = client.CoreV1Api()
pods = core.list_namespaced_pod(namespace, label_selector="app=web").items
core.delete_namespaced_pod(pods[0].metadata.name, namespace)
