import os

from kubernetes import config, dynamic

client = dynamic.DynamicClient(config.new_client_from_config(os.environ["KUBECONFIG"]))
asked = [
    "ClusterRole",
    "ConfigMap",
    "Deployment",
    "Lease",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "Pod",
    "Role",
    "Service",
    "StorageClass",
]
scopes = {kind: client.resources.search(kind=kind)[0].namespaced for kind in asked}
in_namespace = tuple(kind for kind, namespaced in scopes.items() if namespaced)
of_cluster = tuple(kind for kind, namespaced in scopes.items() if not namespaced)
