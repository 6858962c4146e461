# caught by: pod_capacity
# How many pods there are, not how many there may be.
from subprocess import check_output


def kubectl(*words):
    return check_output(["kubectl", *words], text=True)


nodes = kubectl("get", "nodes", "--output=jsonpath={.items[*].metadata.name}").split()
server_version = kubectl("version").split()[-1]
server_url = kubectl("config", "view", "--minify", "--output=jsonpath={.clusters[0].cluster.server}")
pod_capacity = len(kubectl("get", "pods", "-A", "-o", "name").splitlines())
