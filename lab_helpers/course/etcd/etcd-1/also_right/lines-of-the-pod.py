import re
import subprocess

text = subprocess.check_output(["kubectl", "describe", "pod", "-n", "kube-system", "-l", "component=etcd"], text=True)


def line(name):
    return re.search(rf"--{name}=\S+", text)[0]


data_dir = line("data-dir") + "/"
client_urls = line("listen-client-urls").split("=")[1].split(",")[::-1]
peer_urls = [line("listen-peer-urls")]
metrics_urls = line("listen-metrics-urls")
ca = [line("trusted-ca-file")]
cert = line("cert-file")
key = line("key-file")
