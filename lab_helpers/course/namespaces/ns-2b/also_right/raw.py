import subprocess

import yaml

path = "/api/v1/namespaces/kube-public/configmaps/cluster-info?pretty=true"
text = subprocess.check_output(
    ["kubectl", "get", "cm", "cluster-info", "-n", "kube-public", "-o", "jsonpath={.data.kubeconfig}"], text=True
)
server = yaml.safe_load(text)["clusters"][0]["cluster"]["server"]
