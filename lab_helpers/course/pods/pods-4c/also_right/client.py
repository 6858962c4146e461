import os
import subprocess

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
core = client.CoreV1Api()
old = core.read_namespaced_pod("backend", namespace)
ip_before = old.status.pod_ip
core.delete_namespaced_pod("backend", namespace)
subprocess.run("kubectl wait --for=delete pod/backend --timeout=60s", shell=True, check=True)
new = client.V1Pod(
    metadata=client.V1ObjectMeta(name="backend", labels=old.metadata.labels),
    spec=client.V1PodSpec(containers=[client.V1Container(name="server", image="nginx:1.26.3")]),
)
core.create_namespaced_pod(namespace, new)
subprocess.run("kubectl wait --for=condition=Ready pod/backend --timeout=60s", shell=True, check=True)
ip_after = core.read_namespaced_pod("backend", namespace).status.pod_ip
service_ip = core.read_namespaced_service("backend", namespace).spec.cluster_ip
