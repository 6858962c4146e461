import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
probe = client.V1Probe(
    http_get=client.V1HTTPGetAction(path="/hostname", port="web"), period_seconds=1, failure_threshold=3
)
container = client.V1Container(
    name="frozen",
    image="registry.k8s.io/e2e-test-images/agnhost:2.66.1",
    command=["sh", "-c"],
    args=["/agnhost netexec & wait"],
    ports=[client.V1ContainerPort(name="web", container_port=8080)],
    liveness_probe=probe,
)
spec = client.V1PodSpec(containers=[container], termination_grace_period_seconds=1)
pod = client.V1Pod(metadata=client.V1ObjectMeta(name="freezer"), spec=spec)
client.CoreV1Api().create_namespaced_pod(namespace, pod)
