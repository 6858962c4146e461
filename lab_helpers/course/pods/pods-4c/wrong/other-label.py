# caught by: serves
# `kubectl run` labels it run=backend; the Service looks for app=backend.
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


ip_before = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
sh("kubectl delete pod backend")
sh("kubectl run backend --image=nginx:1.26.3")
sh("kubectl wait --for=condition=Ready pod/backend --timeout=60s")
ip_after = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
service_ip = sh("kubectl get service backend -o jsonpath='{.spec.clusterIP}'")
