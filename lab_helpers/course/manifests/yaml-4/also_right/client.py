import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
core, namespace = client.CoreV1Api(), current["context"]["namespace"]

cfg = core.read_namespaced_config_map("cfg", namespace)
cfg.data |= {"colour": "green", "shape": "round"}
core.replace_namespaced_config_map("cfg", namespace, cfg)
