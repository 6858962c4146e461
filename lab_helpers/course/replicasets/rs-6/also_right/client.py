import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
image = {"spec": {"template": {"spec": {"containers": [{"name": "web", "image": "nginx:1.26.3"}]}}}}
client.AppsV1Api().patch_namespaced_replica_set("sticky", namespace, image)
client.CoreV1Api().delete_collection_namespaced_pod(namespace, label_selector="app=sticky")
