# caught by: server_url
# `kubectl get services -A` shows the address for programs inside the cluster.
from subprocess import check_output


def kubectl(*words):
    return check_output(["kubectl", *words], text=True)


nodes = kubectl("get", "nodes", "--output=jsonpath={.items[*].metadata.name}").split()
server_version = kubectl("version").split()[-1]
server_url = "https://" + kubectl(
    "get", "service", "kubernetes", "-n", "default", "--output=jsonpath={.spec.clusterIP}"
)
pod_capacity = max(map(int, kubectl("get", "nodes", "--output=jsonpath={.items[*].status.capacity.pods}").split()))
