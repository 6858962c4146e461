import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
here = config.list_kube_config_contexts(os.environ["KUBECONFIG"])[1]["context"]["namespace"]
core = client.CoreV1Api()
there = core.read_namespaced_config_map("settings", f"{here}-platform")
core.create_namespaced_config_map(
    here, client.V1ConfigMap(metadata=client.V1ObjectMeta(name="settings"), data=there.data)
)
source = {"configMapKeyRef": {"name": "settings", "key": "COLOUR"}}
container = {"name": "app", "image": "nginx:1.26.3", "env": [{"name": "COLOUR", "valueFrom": source}]}
core.create_namespaced_pod(here, {"metadata": {"name": "app"}, "spec": {"containers": [container]}})
