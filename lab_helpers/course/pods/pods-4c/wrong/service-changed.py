# caught by: service-kept
# The new pod has another label, and the selector was bent to it.
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


ip_before = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
sh("kubectl delete pod backend --now")
sh("kubectl run backend --image=nginx:1.26.3")
sh("kubectl set selector service backend run=backend")
sh("kubectl wait --for=condition=Ready pod/backend --timeout=60s")
ip_after = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
service_ip = sh("kubectl get service backend -o jsonpath='{.spec.clusterIP}'")
