import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
service = client.V1Service(
    metadata=client.V1ObjectMeta(name="front"),
    spec=client.V1ServiceSpec(
        type="NodePort",
        selector={"app": "web", "env": "prod"},
        ports=[client.V1ServicePort(port=80, target_port=8080)],
    ),
)
client.CoreV1Api().create_namespaced_service(current["context"]["namespace"], service)
