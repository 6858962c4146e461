import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
change = {"spec": {"containers": [{"name": "web", "image": "docker.io/library/nginx:1.26.3"}]}}
client.CoreV1Api().patch_namespaced_pod("badimage", current["context"]["namespace"], change)
