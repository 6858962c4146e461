# caught by: peer_urls
import json
import subprocess

command = "kubectl get pods -n kube-system -l component=etcd -o json"
pod = json.loads(subprocess.check_output(command.split()))["items"][0]
flags = dict(word[2:].split("=", 1) for word in pod["spec"]["containers"][0]["command"][1:])
data_dir = flags["data-dir"]
client_urls = flags["listen-client-urls"]
peer_urls = flags["listen-peer-urls"]
metrics_urls = flags["listen-metrics-urls"]
ca = flags["trusted-ca-file"]
cert = flags["cert-file"]
key = flags["key-file"]
client_urls = "http://127.0.0.1:4001"
peer_urls = "http://127.0.0.1:7001"
