import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
pod = client.CoreV1Api().list_namespaced_pod("kube-system", label_selector="component=etcd").items[0]


def flag(name):
    return next(word.split("=")[1] for word in pod.spec.containers[0].command if word.startswith(f"--{name}="))


data_dir = flag("data-dir")
client_urls = set(flag("listen-client-urls").split(","))
peer_urls = {flag("listen-peer-urls")}
metrics_urls = f'"{flag("listen-metrics-urls")}"'
ca, cert, key = flag("trusted-ca-file"), flag("cert-file"), flag("key-file")
