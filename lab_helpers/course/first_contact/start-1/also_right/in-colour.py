# The line of cluster-info as it is, with the colours in which kubectl prints it; the rest as bytes and in quotes.
from subprocess import check_output


def kubectl(*words):
    return check_output(["kubectl", *words])


nodes = kubectl("get", "nodes", "--output=jsonpath={.items[*].metadata.name}")
server_version = next(line for line in kubectl("version").splitlines() if line.startswith(b"Server"))
server_url = kubectl("cluster-info").decode().splitlines()[0]
pod_capacity = [f"'{kubectl('get', 'nodes', '--output=jsonpath={.items[0].status.capacity.pods}').decode()}'"]
