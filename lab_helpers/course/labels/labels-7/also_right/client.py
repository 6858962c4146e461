import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
either = client.V1LabelSelectorRequirement(key="tier", operator="In", values=["cache", "web"])
template = client.V1PodTemplateSpec(
    metadata=client.V1ObjectMeta(labels={"tier": "web"}),
    spec=client.V1PodSpec(containers=[client.V1Container(name="nginx", image="docker.io/library/nginx:1.26.3")]),
)
replicaset = client.V1ReplicaSet(
    metadata=client.V1ObjectMeta(name="either"),
    spec=client.V1ReplicaSetSpec(
        replicas=2, selector=client.V1LabelSelector(match_expressions=[either]), template=template
    ),
)
client.AppsV1Api().create_namespaced_replica_set(current["context"]["namespace"], replicaset)
