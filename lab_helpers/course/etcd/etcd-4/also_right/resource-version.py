import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


POD = kubectl("get pods -n kube-system -l component=etcd -o name").strip()
FILES = "--cacert=/etc/kubernetes/pki/etcd/ca.crt --cert=/etc/kubernetes/pki/etcd/server.crt"
FILES += " --key=/etc/kubernetes/pki/etcd/server.key"


def etcdctl(command):
    return kubectl(f"exec -n kube-system {POD} -- etcdctl {FILES} {command}")


namespace = kubectl("config view --minify -o jsonpath={..namespace}")

kubectl("label configmap watched step=one")
kubectl('patch configmap watched -p {"data":{"colour":"blue"}}')
kubectl('patch configmap watched -p {"data":{"colour":"green"}}')
revision = kubectl("get configmap watched -o jsonpath={.metadata.resourceVersion}")
fields = etcdctl(f"get /registry/configmaps/{namespace}/watched -w fields")
version = fields.split('"Version" : ')[1].split()[0]
