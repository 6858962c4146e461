# The names in one line with commas, and the whole line of the version.
from subprocess import check_output


def kubectl(*words):
    return check_output(["kubectl", *words], text=True)


nodes = ", ".join(kubectl("get", "nodes", "--output=jsonpath={.items[*].metadata.name}").split())
server_version = next(line for line in kubectl("version").splitlines() if line.startswith("Server"))
server_url = kubectl("config", "view", "--minify", "--output=jsonpath={.clusters[0].cluster.server}")
pod_capacity = max(map(int, kubectl("get", "nodes", "--output=jsonpath={.items[*].status.capacity.pods}").split()))
