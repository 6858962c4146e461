import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


POD = kubectl("get pods -n kube-system -l component=etcd -o name").strip()
FILES = "--cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt"
FILES += " --key=/etc/kubernetes/pki/etcd/server.key"


def etcdctl(command):
    return kubectl(f"exec -n kube-system {POD} -- etcdctl {FILES} {command}")


namespace = kubectl("config view --minify -o jsonpath={..namespace}")

node = kubectl(f"get {POD} -n kube-system -o jsonpath={{.spec.nodeName}}")
keys = etcdctl("get /registry/ --prefix --keys-only").split()
pod_key = next(key for key in keys if key.endswith(f"/{namespace}/plum"))
node_key = next(key for key in keys if key.startswith("/registry/minions/") and key.endswith(f"/{node}"))
service_key = next(key for key in keys if "/specs/" in key and key.endswith(f"/{namespace}/stall"))
deployment_key = next(key for key in keys if key.endswith(f"/{namespace}/orchard"))
