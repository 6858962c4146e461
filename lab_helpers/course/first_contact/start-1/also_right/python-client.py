# The Python client reads the same kubeconfig and the same API.
import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
found = client.CoreV1Api().list_node().items
nodes = [node.metadata.name for node in found]
server_version = client.VersionApi().get_code().git_version
server_url = client.ApiClient().configuration.host
pod_capacity = max(int(node.status.capacity["pods"]) for node in found)
