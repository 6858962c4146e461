# caught by: now
# Values of this moment, no function.
import json
import subprocess

pod = json.loads(subprocess.check_output("kubectl get pod web -o json", shell=True))
locate = {"pod_ip": pod["status"].get("podIP", ""), "node": pod["spec"]["nodeName"], "host_ip": "172.18.0.2"}
