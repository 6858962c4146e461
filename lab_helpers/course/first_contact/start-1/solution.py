# Values that a program reads are right on every cluster; values that a person types are right on one.
import json
from subprocess import check_output


def kubectl(*words):
    return check_output(["kubectl", *words], text=True)


nodes = kubectl("get", "nodes", "--output=jsonpath={.items[*].metadata.name}").split()
server_version = json.loads(kubectl("version", "--output=json"))["serverVersion"]["gitVersion"]
server_url = kubectl("config", "view", "--minify", "--output=jsonpath={.clusters[0].cluster.server}")
capacities = kubectl("get", "nodes", "--output=jsonpath={.items[*].status.capacity.pods}").split()
pod_capacity = max(map(int, capacities))
