# caught by: secure_port
# 443 is the port of the Service.
import json
from subprocess import check_output

wanted = ["-n", "kube-system", "-l", "component=kube-apiserver", "-o", "json"]
pod = json.loads(check_output(["kubectl", "get", "pods", *wanted]))["items"][0]
flags = dict(word.removeprefix("--").partition("=")[::2] for word in pod["spec"]["containers"][0]["command"])
api_pod, advertise_address, secure_port = pod["metadata"]["name"], flags["advertise-address"], flags["secure-port"]
secure_port = 443
