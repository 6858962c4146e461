# caught by: version
import json
import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


POD = kubectl("get pods -n kube-system -l component=etcd -o name").strip()
FILES = "--cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt"
FILES += " --key=/etc/kubernetes/pki/etcd/server.key"


def etcdctl(command):
    return kubectl(f"exec -n kube-system {POD} -- etcdctl {FILES} {command}")


namespace = kubectl("config view --minify -o jsonpath={..namespace}")

kubectl('patch configmap watched -p {"data":{"colour":"green"}}')
key = json.loads(etcdctl(f"get /registry/configmaps/{namespace}/watched -w json"))["kvs"][0]
revision = key["mod_revision"]
version = key["version"]
version = 2  # one when it was made, one by the patch
