import json
import subprocess

path = "/api/v1/namespaces/kube-public/configmaps/cluster-info"

address = subprocess.check_output(
    ["kubectl", "config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}"], text=True
)
# without certificate and token: nobody in particular asks
answer = subprocess.check_output(["curl", "-sk", address + path])
text = json.loads(answer)["data"]["kubeconfig"]
server = text.split("server: ")[1].split()[0]
