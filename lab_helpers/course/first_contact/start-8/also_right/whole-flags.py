# The flags as they stand in the command, copied whole; each in the list that a filter gives.
import json
from subprocess import check_output

wanted = ["-n", "kube-system", "-l", "component=kube-apiserver", "-o", "json"]
pod = json.loads(check_output(["kubectl", "get", "pods", *wanted]))["items"][0]
command = pod["spec"]["containers"][0]["command"]

api_pod = f"pod/{pod['metadata']['name']}"
advertise_address = [word for word in command if word.startswith("--advertise-address=")]
secure_port = tuple(word for word in command if word.startswith("--secure-port="))
