import re
import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


POD = kubectl("get pods -n kube-system -l component=etcd -o name").strip()
FILES = "--cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt"
FILES += " --key=/etc/kubernetes/pki/etcd/server.key"


def etcdctl(command):
    return kubectl(f"exec -n kube-system {POD} -- etcdctl {FILES} {command}")


text = etcdctl("member list -w fields")
member_id = re.search(r'"ID" : (\d+)', text)[1]
member_name = re.search(r'"Name" : (.+)', text)[1]
peer_url = re.search(r'"PeerURL" : (.+)', text)[1]
