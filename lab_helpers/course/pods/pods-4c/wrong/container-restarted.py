# caught by: replaced
# The container is new, the pod and its address are the same.
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


ip_before = ip_after = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
sh("kubectl exec backend -- sh -c 'kill 1'")
sh("kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 pod/backend --timeout=60s")
service_ip = sh("kubectl get service backend -o jsonpath='{.spec.clusterIP}'")
