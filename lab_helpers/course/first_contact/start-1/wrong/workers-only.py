# caught by: nodes
# The control plane is a node as well; `kubectl get nodes` shows it with its role.
from subprocess import check_output


def kubectl(*words):
    return check_output(["kubectl", *words], text=True)


nodes = kubectl(
    "get", "nodes", "--selector=!node-role.kubernetes.io/control-plane", "--output=jsonpath={.items[*].metadata.name}"
).split()
server_version = kubectl("version").split()[-1]
server_url = kubectl("config", "view", "--minify", "--output=jsonpath={.clusters[0].cluster.server}")
pod_capacity = max(map(int, kubectl("get", "nodes", "--output=jsonpath={.items[*].status.capacity.pods}").split()))
