import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
action = client.V1HTTPGetAction(path="/hostname", port=8080)
probe = client.V1Probe(
    http_get=action, initial_delay_seconds=1, period_seconds=1, timeout_seconds=2, failure_threshold=3
)
container = client.V1Container(
    name="heart",
    image="registry.k8s.io/e2e-test-images/agnhost:2.66.1",
    command=["sh", "-c", "/agnhost netexec & wait"],
    liveness_probe=probe,
)
spec = client.V1PodSpec(containers=[container], termination_grace_period_seconds=1)
client.CoreV1Api().create_namespaced_pod(namespace, client.V1Pod(metadata=client.V1ObjectMeta(name="heart"), spec=spec))
