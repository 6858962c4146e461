import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace, apps = current["context"]["namespace"], client.AppsV1Api()
deployment = apps.read_namespaced_deployment("pace", namespace)
deployment.spec.strategy.rolling_update.max_surge = "5%"
deployment.spec.strategy.rolling_update.max_unavailable = "19%"
apps.replace_namespaced_deployment("pace", namespace, deployment)
