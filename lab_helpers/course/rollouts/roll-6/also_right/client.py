import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
patch = {
    "spec": {
        "strategy": {"$retainKeys": ["type"], "type": "Recreate"},
        "template": {"spec": {"containers": [{"name": "web", "image": "nginx:1.26.3"}]}},
    }
}
client.AppsV1Api().patch_namespaced_deployment("solo", current["context"]["namespace"], patch)
