# The same object by the Python client.
import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
namespace = config.list_kube_config_contexts(os.environ["KUBECONFIG"])[1]["context"]["namespace"]
spec = client.V1ServiceSpec(selector={"app": "hello-node"}, ports=[client.V1ServicePort(port=80, target_port=8080)])
service = client.V1Service(metadata=client.V1ObjectMeta(name="hello-node"), spec=spec)
client.CoreV1Api().create_namespaced_service(namespace, service)
