# caught by: server_version
# The second line of `kubectl version` is that of kustomize, a part of kubectl.
from subprocess import check_output


def kubectl(*words):
    return check_output(["kubectl", *words], text=True)


nodes = kubectl("get", "nodes", "--output=jsonpath={.items[*].metadata.name}").split()
server_version = kubectl("version").splitlines()[1].split()[-1]
server_url = kubectl("config", "view", "--minify", "--output=jsonpath={.clusters[0].cluster.server}")
pod_capacity = max(map(int, kubectl("get", "nodes", "--output=jsonpath={.items[*].status.capacity.pods}").split()))
