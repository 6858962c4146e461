import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
action = client.V1ExecAction(command=["sh", "-c", "ls /tmp | grep -qx connected"])
probe = client.V1Probe(_exec=action, period_seconds=1, failure_threshold=1, success_threshold=2)
container = client.V1Container(
    name="main",
    image="registry.k8s.io/e2e-test-images/agnhost:2.66.1",
    args=["test-webserver", "--port=8080"],
    ports=[client.V1ContainerPort(container_port=8080)],
    readiness_probe=probe,
)
spec = client.V1PodSpec(containers=[container])
metadata = client.V1ObjectMeta(name="desk", labels={"app": "desk", "tier": "front"})
client.CoreV1Api().create_namespaced_pod(namespace, client.V1Pod(metadata=metadata, spec=spec))
