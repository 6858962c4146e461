import base64
import json
import re
import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


POD = kubectl("get pods -n kube-system -l component=etcd -o name").strip()
FILES = "--cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt"
FILES += " --key=/etc/kubernetes/pki/etcd/server.key"


def etcdctl(command):
    return kubectl(f"exec -n kube-system {POD} -- etcdctl {FILES} {command}")


namespace = kubectl("config view --minify -o jsonpath={..namespace}")

key = f"/registry/secrets/{namespace}/canary"
raw = etcdctl(f"get {key} -w json")
value = base64.b64decode(json.loads(raw)["kvs"][0]["value"])
token = re.search(rb"token\x12.([0-9a-f]+)", value)[1].decode()
