import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
here = config.list_kube_config_contexts(os.environ["KUBECONFIG"])[1]["context"]["namespace"]
core = client.CoreV1Api()
service = core.list_namespaced_service(f"{here}-database").items[0].metadata
data = {"DB_HOST": f"{service.name}.{service.namespace}.svc"}
core.create_namespaced_config_map(here, {"metadata": {"name": "app-config"}, "data": data})
core.delete_collection_namespaced_pod(here, label_selector="app=app")
