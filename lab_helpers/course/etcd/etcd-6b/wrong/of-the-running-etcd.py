# caught by: revision
import json
import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


POD = kubectl("get pods -n kube-system -l component=etcd -o name").strip()
FILES = "--cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt"
FILES += " --key=/etc/kubernetes/pki/etcd/server.key"


def etcdctl(command):
    return kubectl(f"exec -n kube-system {POD} -- etcdctl {FILES} {command}")


status = json.loads(etcdctl("endpoint status -w json"))[0]["Status"]
revision = status["header"]["revision"]
total_keys = etcdctl("get / --prefix --keys-only").count("/registry/")
hash = json.loads(etcdctl("endpoint hashkv -w json"))[0]["HashKV"]["hash"]
