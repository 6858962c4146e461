import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
core = client.CoreV1Api()
ticket = core.read_namespaced_config_map("ticket", namespace).data
ports = [client.V1ServicePort(name="db", port=3306)]
service = client.V1Service(metadata=client.V1ObjectMeta(name="extdb"), spec=client.V1ServiceSpec(ports=ports))
core.create_namespaced_service(namespace, service)
endpoints = client.V1EndpointSlice(
    metadata=client.V1ObjectMeta(generate_name="extdb-", labels={"kubernetes.io/service-name": "extdb"}),
    address_type="IPv4",
    ports=[client.DiscoveryV1EndpointPort(name="db", port=int(ticket["port"]))],
    endpoints=[client.V1Endpoint(addresses=[ticket["address"]])],
)
client.DiscoveryV1Api().create_namespaced_endpoint_slice(namespace, endpoints)
