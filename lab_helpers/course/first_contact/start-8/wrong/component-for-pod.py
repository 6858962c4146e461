# caught by: api_pod
# The name of the component; its pod is named after the node as well.
import json
from subprocess import check_output

wanted = ["-n", "kube-system", "-l", "component=kube-apiserver", "-o", "json"]
pod = json.loads(check_output(["kubectl", "get", "pods", *wanted]))["items"][0]
flags = dict(word.removeprefix("--").partition("=")[::2] for word in pod["spec"]["containers"][0]["command"])
api_pod, advertise_address, secure_port = pod["metadata"]["name"], flags["advertise-address"], flags["secure-port"]
api_pod = "kube-apiserver"
