import json
import os
import subprocess

from kubernetes import client, config


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


POD = kubectl("get pods -n kube-system -l component=etcd -o name").strip()
FILES = "--cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt"
FILES += " --key=/etc/kubernetes/pki/etcd/server.key"


def etcdctl(command):
    return kubectl(f"exec -n kube-system {POD} -- etcdctl {FILES} {command}")


namespace = kubectl("config view --minify -o jsonpath={..namespace}")

config.load_kube_config(os.environ["KUBECONFIG"])
changed = client.CoreV1Api().patch_namespaced_config_map("watched", namespace, {"data": {"colour": "green"}})
revision = changed.metadata.resource_version
version = json.loads(etcdctl(f"get /registry/configmaps/{namespace}/watched -w json"))["kvs"][0]["version"]
