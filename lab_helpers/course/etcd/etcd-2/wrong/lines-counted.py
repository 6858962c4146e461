# caught by: configmaps
import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


POD = kubectl("get pods -n kube-system -l component=etcd -o name").strip()
FILES = "--cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt"
FILES += " --key=/etc/kubernetes/pki/etcd/server.key"


def etcdctl(command):
    return kubectl(f"exec -n kube-system {POD} -- etcdctl {FILES} {command}")


namespace = kubectl("config view --minify -o jsonpath={..namespace}")


def count(folder):
    return len(etcdctl(f"get /registry/{folder}/ --prefix --keys-only").split("\n")) - 1


configmaps = count(f"configmaps/{namespace}")
services = count(f"services/specs/{namespace}")
nodes = count("minions")
