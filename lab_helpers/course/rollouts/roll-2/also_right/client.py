import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
container = {
    "name": "nginx",
    "image": "nginx:1.26.3",
    "readinessProbe": {"exec": {"command": ["curl", "-fsS", "http://localhost/"]}, "periodSeconds": 1},
    "lifecycle": {"preStop": {"exec": {"command": ["sh", "-c", "sleep 8; nginx -s quit"]}}},
}
patch = {"spec": {"template": {"spec": {"containers": [container]}}}}
client.AppsV1Api().patch_namespaced_deployment("web", current["context"]["namespace"], patch)
