import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
api = client.CoreV1Api()
ticket = api.read_namespaced_config_map("ticket", current["context"]["namespace"]).data
key, value = ticket["set"].split("=")
api.patch_node(ticket["node"], {"metadata": {"labels": {key: value, ticket["remove"]: None}}})
