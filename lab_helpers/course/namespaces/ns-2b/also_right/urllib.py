import json
import ssl
import subprocess
import urllib.request

import yaml

address = subprocess.check_output(
    ["kubectl", "config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}"], text=True
)
path = f"{address}/api/v1/namespaces/kube-public/configmaps/cluster-info"  # the whole URL
nobody = ssl.create_default_context()
nobody.check_hostname, nobody.verify_mode = False, ssl.CERT_NONE
with urllib.request.urlopen(path, context=nobody) as answer:
    text = json.load(answer)["data"]["kubeconfig"]
server = yaml.safe_load(text)["clusters"][0]["cluster"]["server"]
