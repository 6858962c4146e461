import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


node = kubectl("get pods -n kube-system -l component=etcd -o jsonpath={.items[0].spec.nodeName}")
kubectl(f"debug node/{node} --image=busybox:1.37.0 --profile=sysadmin -q -- chroot /host ss -tnp")
pod = next(name for name in kubectl("get pods -o name").split() if "node-debugger" in name)
kubectl(f"wait --for=jsonpath={{.status.phase}}=Succeeded {pod} --timeout=30s")
text = kubectl(f"logs {pod}")
clients = "kube-apiserver" if '("kube-apiserver"' in text else "?"
scheduler_port = "6443" if ":6443" in text else "?"
