import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
api = client.CoreV1Api()
port = int(api.read_namespaced_config_map("ticket", namespace).data["nodePort"])
ports = [client.V1ServicePort(name="http", port=80, target_port=8080, node_port=port)]
spec = client.V1ServiceSpec(type="NodePort", selector={"app": "web"}, ports=ports)
service = client.V1Service(metadata=client.V1ObjectMeta(name="web-np"), spec=spec)
api.create_namespaced_service(namespace, service)
lowest, highest = 30000, 32767
