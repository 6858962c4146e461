import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
api = client.CoreV1Api()
ticket = api.read_namespaced_config_map("ticket", namespace).data
name = f"{ticket['service']}.{ticket['namespace']}.svc.cluster.local"
spec = client.V1ServiceSpec(type="ExternalName", external_name=name, ports=[client.V1ServicePort(port=80)])
api.create_namespaced_service(namespace, client.V1Service(metadata=client.V1ObjectMeta(name="mirror"), spec=spec))
