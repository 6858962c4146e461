# caught by: service_ip
# The address behind the Service, not the Service's own.
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


ip_before = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
sh("kubectl get pod backend -o yaml | kubectl replace --force -f -")
sh("kubectl wait --for=condition=Ready pod/backend --timeout=60s")
ip_after = service_ip = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
