import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
early = client.CoreV1Api().read_namespaced_pod("early", namespace)
template = client.V1PodTemplateSpec(
    metadata=client.V1ObjectMeta(labels=early.metadata.labels),
    spec=client.V1PodSpec(containers=[client.V1Container(name="web", image=early.spec.containers[0].image)]),
)
selector = client.V1LabelSelector(match_labels=early.metadata.labels)
spec = client.V1ReplicaSetSpec(replicas=3, selector=selector, template=template)
replica_set = client.V1ReplicaSet(metadata=client.V1ObjectMeta(name="fleet"), spec=spec)
client.AppsV1Api().create_namespaced_replica_set(namespace, replica_set)
