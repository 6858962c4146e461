import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
spec = client.V1ServiceSpec(
    cluster_ip="None", selector={"app": "peers"}, ports=[client.V1ServicePort(name="http", port=8080)]
)
service = client.V1Service(metadata=client.V1ObjectMeta(name="peers"), spec=spec)
client.CoreV1Api().create_namespaced_service(namespace, service)
