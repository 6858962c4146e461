import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
labels = {"app": "web"}
template = client.V1PodTemplateSpec(
    metadata=client.V1ObjectMeta(labels=labels),
    spec=client.V1PodSpec(containers=[client.V1Container(name="web", image="nginx:1.26.3")]),
)
spec = client.V1ReplicaSetSpec(replicas=3, selector=client.V1LabelSelector(match_labels=labels), template=template)
replica_set = client.V1ReplicaSet(metadata=client.V1ObjectMeta(name="web-rs"), spec=spec)
client.AppsV1Api().create_namespaced_replica_set(namespace, replica_set)
