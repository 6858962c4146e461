# caught by: ready
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


ip_before = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
sh("kubectl delete pod backend")
sh("kubectl run backend --image=busybox:1.37.0 --labels=app=backend")  # a shell with nothing to read ends at once
sh("kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 pod/backend --timeout=60s")
ip_after = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
service_ip = sh("kubectl get service backend -o jsonpath='{.spec.clusterIP}'")
