# The pod on the host's network has the node's address.
import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
pods = client.CoreV1Api().list_namespaced_pod("kube-system", label_selector="component=kube-apiserver").items
api_pod = pods[0].metadata.name
advertise_address = pods[0].status.host_ip
secure_port = pods[0].spec.containers[0].readiness_probe.http_get.port
if isinstance(secure_port, str):
    secure_port = next(port.container_port for port in pods[0].spec.containers[0].ports if port.name == secure_port)
