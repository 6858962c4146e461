import os
import time

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace, apps = current["context"]["namespace"], client.AppsV1Api()
for number in (3, 5, 1):
    apps.patch_namespaced_deployment_scale("shop", namespace, {"spec": {"replicas": number}})
    while apps.read_namespaced_deployment("shop", namespace).status.ready_replicas != number:
        time.sleep(0.3)
