import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
node = client.CoreV1Api().list_node().items[0].metadata.name
system_ns, heartbeat_ns, public_ns, your_ns = "kube-system", "kube-node-lease", "kube-public", "default"
proof = {
    "default": "endpointslice/kubernetes",
    "kube-public": "cm/cluster-info",
    "kube-node-lease": f"lease/{node}",
    "kube-system": "deploy/coredns",
}
