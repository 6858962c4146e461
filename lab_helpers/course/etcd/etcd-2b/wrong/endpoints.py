# caught by: service_key
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
pod_key = f"/registry/pods/{namespace}/plum"
node_key = f"/registry/minions/{node}"
service_key = f"/registry/services/specs/{namespace}/stall"
deployment_key = f"/registry/deployments/{namespace}/orchard"
service_key = f"/registry/services/endpoints/{namespace}/stall"
