import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace, core = current["context"]["namespace"], client.CoreV1Api()
service = core.read_namespaced_service("bg", namespace)
service.spec.selector = {"colour": "green"}
core.replace_namespaced_service("bg", namespace, service)
