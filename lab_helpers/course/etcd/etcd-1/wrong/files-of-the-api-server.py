# caught by: ca
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
ca = "/etc/kubernetes/pki/ca.crt"
cert = "/etc/kubernetes/pki/apiserver-etcd-client.crt"
key = "/etc/kubernetes/pki/apiserver-etcd-client.key"
