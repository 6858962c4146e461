import os
import time

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
here = config.list_kube_config_contexts(os.environ["KUBECONFIG"])[1]["context"]["namespace"]
core = client.CoreV1Api()
core.create_namespace({"metadata": {"name": f"{here}-team-b"}})
pod = {"metadata": {"name": "api"}, "spec": {"containers": [{"name": "api", "image": "nginx:1.26.3"}]}}
for namespace in (f"{here}-team-a", f"{here}-team-b"):
    for _ in range(100):  # a pod is refused until its namespace has a service account
        if any(item.metadata.name == "default" for item in core.list_namespaced_service_account(namespace).items):
            break
        time.sleep(0.1)
    core.create_namespaced_pod(namespace, pod)
