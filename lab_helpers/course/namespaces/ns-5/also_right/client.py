import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
here = config.list_kube_config_contexts(os.environ["KUBECONFIG"])[1]["context"]["namespace"]
core = client.CoreV1Api()
for name in ("one", "two"):
    container = {"name": name, "image": "nginx:1.26.3", "resources": {"requests": {"cpu": "0.5"}}}
    core.create_namespaced_pod(here, {"metadata": {"name": name}, "spec": {"containers": [container]}})
hard = {"pods": "2", "requests.cpu": "1"}
core.create_namespaced_resource_quota(here, {"metadata": {"name": "team-quota"}, "spec": {"hard": hard}})
