# caught by: advertise_address
# Where kubectl finds it from outside.
import json
from subprocess import check_output

wanted = ["-n", "kube-system", "-l", "component=kube-apiserver", "-o", "json"]
pod = json.loads(check_output(["kubectl", "get", "pods", *wanted]))["items"][0]
flags = dict(word.removeprefix("--").partition("=")[::2] for word in pod["spec"]["containers"][0]["command"])
api_pod, advertise_address, secure_port = pod["metadata"]["name"], flags["advertise-address"], flags["secure-port"]
url = check_output(["kubectl", "config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}"], text=True)
advertise_address = url.split("//")[1].split(":")[0]
