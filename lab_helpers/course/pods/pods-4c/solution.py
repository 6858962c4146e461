import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


ip_before = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
# --force: delete the pod and create it anew from its own manifest
sh("kubectl get pod backend -o yaml | kubectl replace --force -f -")
sh("kubectl wait --for=condition=Ready pod/backend --timeout=60s")
ip_after = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
service_ip = sh("kubectl get service backend -o jsonpath='{.spec.clusterIP}'")
