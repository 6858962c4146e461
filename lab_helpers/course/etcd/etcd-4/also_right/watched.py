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
# the watch begins where the key was changed last, and ends after its first event
revision = int(kubectl("get configmap watched -o jsonpath={.metadata.resourceVersion}"))
command = f"exec -n kube-system {POD} -- etcdctl {FILES} watch --rev={revision} -w json"
watch = subprocess.Popen(
    ["kubectl", *command.split(), f"/registry/configmaps/{namespace}/watched"], stdout=subprocess.PIPE, text=True
)
lines = iter(watch.stdout.readline, "")
event = next(found for found in map(json.loads, lines) if found.get("Events"))["Events"][0]
watch.kill()
revision = event["kv"]["mod_revision"]
version = event["kv"]["version"]
