import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
core = client.CoreV1Api()
old = core.read_namespaced_replication_controller("legacy", namespace)
core.delete_namespaced_replication_controller("legacy", namespace, propagation_policy="Orphan")
selector = client.V1LabelSelector(match_labels=old.spec.selector)
spec = client.V1ReplicaSetSpec(replicas=3, selector=selector, template=old.spec.template)
replica_set = client.V1ReplicaSet(metadata=client.V1ObjectMeta(name="modern"), spec=spec)
client.AppsV1Api().create_namespaced_replica_set(namespace, replica_set)
