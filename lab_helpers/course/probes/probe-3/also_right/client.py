import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
page = client.V1HTTPGetAction(path="/", port=8080)
container = client.V1Container(
    name="slow",
    image="registry.k8s.io/e2e-test-images/agnhost:2.66.1",
    command=["sh", "-c", 'sleep "$START_SECONDS"; /agnhost netexec & wait'],
    env=[client.V1EnvVar(name="START_SECONDS", value="8")],
    liveness_probe=client.V1Probe(http_get=page, period_seconds=1, timeout_seconds=1, failure_threshold=2),
    startup_probe=client.V1Probe(
        _exec=client.V1ExecAction(command=["curl", "-s", "localhost:8080"]), period_seconds=2, failure_threshold=12
    ),
)
spec = client.V1PodSpec(containers=[container], termination_grace_period_seconds=1)
pod = client.V1Pod(metadata=client.V1ObjectMeta(name="slowpoke"), spec=spec)
client.CoreV1Api().create_namespaced_pod(namespace, pod)
