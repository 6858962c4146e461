# caught by: pod_capacity
# What the whole cluster takes, where the largest node was asked for.
from subprocess import check_output


def kubectl(*words):
    return check_output(["kubectl", *words], text=True)


nodes = kubectl("get", "nodes", "--output=jsonpath={.items[*].metadata.name}").split()
server_version = kubectl("version").split()[-1]
server_url = kubectl("config", "view", "--minify", "--output=jsonpath={.clusters[0].cluster.server}")
pod_capacity = sum(map(int, kubectl("get", "nodes", "--output=jsonpath={.items[*].status.capacity.pods}").split()))
