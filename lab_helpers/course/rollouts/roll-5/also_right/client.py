import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
image = [{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "nginx:1.26.3"}]
client.AppsV1Api().patch_namespaced_deployment("shop", current["context"]["namespace"], image)
