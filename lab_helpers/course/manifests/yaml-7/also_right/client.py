import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
apps, namespace = client.AppsV1Api(), current["context"]["namespace"]

stuck = apps.read_namespaced_deployment("stuck", namespace)
wanted, ready, updated = stuck.spec.replicas, stuck.status.ready_replicas, stuck.status.updated_replicas
part = {"updated": "Status", "ready": "Status", "wanted": "Spec"}

apps.patch_namespaced_deployment("stuck", namespace, {"status": {"readyReplicas": 99}})
after = apps.read_namespaced_deployment("stuck", namespace).status.ready_replicas
why = "B"
