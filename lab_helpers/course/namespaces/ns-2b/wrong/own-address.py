# caught by: server
import subprocess

path = "/api/v1/namespaces/kube-public/configmaps/cluster-info"
server = subprocess.check_output(
    ["kubectl", "config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}"], text=True
)
