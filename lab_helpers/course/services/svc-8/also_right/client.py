import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
spec = client.V1ServiceSpec(
    type="LoadBalancer", selector={"app": "shop"}, ports=[client.V1ServicePort(port=80, target_port=8080)]
)
service = client.V1Service(metadata=client.V1ObjectMeta(name="shop"), spec=spec)
client.CoreV1Api().create_namespaced_service(namespace, service)
reason = ["c"]
