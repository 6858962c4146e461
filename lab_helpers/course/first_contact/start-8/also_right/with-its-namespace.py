# The pod with its namespace before it, as many tools print it; the values in quotes, as jsonpath in a shell gives them.
import json
from subprocess import check_output

wanted = ["-n", "kube-system", "-l", "component=kube-apiserver", "-o", "json"]
pod = json.loads(check_output(["kubectl", "get", "pods", *wanted]))["items"][0]
flags = dict(word.removeprefix("--").partition("=")[::2] for word in pod["spec"]["containers"][0]["command"])

api_pod = f"kube-system/{pod['metadata']['name']}"
advertise_address = f"'{flags['advertise-address']}'"
secure_port = [f'"{flags["secure-port"]}"']
