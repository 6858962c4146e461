# caught by: member_id
import json
import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


POD = kubectl("get pods -n kube-system -l component=etcd -o name").strip()
FILES = "--cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt"
FILES += " --key=/etc/kubernetes/pki/etcd/server.key"


def etcdctl(command):
    return kubectl(f"exec -n kube-system {POD} -- etcdctl {FILES} {command}")


member_id, status, member_name, peer_url, client_url, learner = etcdctl("member list").strip().split(", ")
member_id = int(float(json.loads(etcdctl("member list -w json"))["members"][0]["ID"]))
