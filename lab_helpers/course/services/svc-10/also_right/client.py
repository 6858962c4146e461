import os
import subprocess

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
ASK = """for number in $(seq 60); do curl -s http://web/hostname; echo; done"""

subprocess.run("kubectl wait --for=condition=Ready pod/client --timeout=60s", shell=True, check=True)
seen = subprocess.run(["kubectl", "exec", "client", "--", "sh", "-c", ASK], capture_output=True, check=True)
names = seen.stdout
change = {"spec": {"sessionAffinity": "ClientIP", "sessionAffinityConfig": {"clientIP": {"timeoutSeconds": 600}}}}
client.CoreV1Api().patch_namespaced_service("web", namespace, change)
