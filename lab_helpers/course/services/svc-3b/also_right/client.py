import os

from kubernetes import client, config


def ready_addresses(service):
    config.load_kube_config(os.environ["KUBECONFIG"])
    _, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
    slices = client.DiscoveryV1Api().list_namespaced_endpoint_slice(
        current["context"]["namespace"], label_selector=f"kubernetes.io/service-name={service}"
    )
    return {
        address
        for item in slices.items
        for endpoint in item.endpoints or []
        if endpoint.conditions is None or endpoint.conditions.ready in (True, None)
        for address in endpoint.addresses
    }
