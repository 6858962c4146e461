# The static pod's command is the one place where the API server was told its own address and port.
import json
from subprocess import check_output

wanted = ["-n", "kube-system", "-l", "component=kube-apiserver", "-o", "json"]
pod = json.loads(check_output(["kubectl", "get", "pods", *wanted]))["items"][0]
flags = dict(word.removeprefix("--").partition("=")[::2] for word in pod["spec"]["containers"][0]["command"])

api_pod = pod["metadata"]["name"]
advertise_address = flags["advertise-address"]
secure_port = int(flags["secure-port"])
