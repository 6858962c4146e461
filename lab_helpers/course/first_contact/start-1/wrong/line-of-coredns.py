# caught by: server_url
# `kubectl cluster-info` has two lines; this is the second.
from subprocess import check_output


def kubectl(*words):
    return check_output(["kubectl", *words], text=True)


nodes = kubectl("get", "nodes", "--output=jsonpath={.items[*].metadata.name}").split()
server_version = kubectl("version").split()[-1]
server_url = kubectl("cluster-info").splitlines()[1].split()[-1]
pod_capacity = max(map(int, kubectl("get", "nodes", "--output=jsonpath={.items[*].status.capacity.pods}").split()))
