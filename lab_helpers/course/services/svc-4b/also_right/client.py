import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
ports = [
    client.V1ServicePort(name="metrics", port=9090, target_port="numbers"),
    client.V1ServicePort(name="http", port=80, target_port="web"),
]
service = client.V1Service(
    metadata=client.V1ObjectMeta(name="multi"), spec=client.V1ServiceSpec(selector={"app": "shop"}, ports=ports)
)
client.CoreV1Api().create_namespaced_service(namespace, service)
