import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
service = client.V1Service(
    metadata=client.V1ObjectMeta(name="nginx-8889"),
    spec=client.V1ServiceSpec(
        type="NodePort",
        selector={"app": "bignginx", "tier": "front"},
        ports=[client.V1ServicePort(port=8889, target_port=80)],
    ),
)
client.CoreV1Api().create_namespaced_service(namespace, service)
