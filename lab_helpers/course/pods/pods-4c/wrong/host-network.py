# caught by: own-address
# A pod that uses its node's network has no address of its own, so none that changes.
import json
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


ip_before = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
overrides = json.dumps({"spec": {"hostNetwork": True}})
sh("kubectl delete pod backend")
sh(
    f"kubectl run backend --image=busybox:1.37.0 --labels=app=backend --overrides='{overrides}'"
    " -- httpd -f -p 18080 -h /tmp"
)
sh("kubectl wait --for=condition=Ready pod/backend --timeout=60s")
ip_after = sh("kubectl get pod backend -o jsonpath='{.status.podIP}'")
service_ip = sh("kubectl get service backend -o jsonpath='{.spec.clusterIP}'")
