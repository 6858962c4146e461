import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
pod = client.V1Pod(
    metadata=client.V1ObjectMeta(name="alias"),
    spec=client.V1PodSpec(
        containers=[client.V1Container(name="alias", image="nginx:1.26.3")],
        host_aliases=[client.V1HostAlias(ip="10.9.8.7", hostnames=["db.lab.internal"])],
    ),
)
client.CoreV1Api().create_namespaced_pod(current["context"]["namespace"], pod)
