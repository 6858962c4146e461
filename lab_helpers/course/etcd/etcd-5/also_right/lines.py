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
command = f"exec -n kube-system {POD} -- etcdctl {FILES} get {key}"
# as `raw = !command` gives it: lines of text
raw = subprocess.check_output(["kubectl", *command.split()]).decode(errors="replace").split("\n")
token = re.search(r"[0-9a-f]{16}", " ".join(raw))[0]
