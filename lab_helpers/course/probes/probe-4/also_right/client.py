import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]


def probe(**handler):
    return client.V1Probe(period_seconds=2, failure_threshold=1, **handler)


line = "while true; do [ -e /tmp/closed ] || socat TCP-LISTEN:9000,fork,reuseaddr EXEC:cat; sleep 1; done"
containers = [
    client.V1Container(
        name="web",
        image="nginx:1.26.3",
        readiness_probe=probe(http_get=client.V1HTTPGetAction(port=80)),
    ),
    client.V1Container(
        name="line",
        image="registry.k8s.io/e2e-test-images/agnhost:2.66.1",
        command=["sh", "-c", line],
        readiness_probe=probe(tcp_socket=client.V1TCPSocketAction(port=9000)),
    ),
    client.V1Container(
        name="worker",
        image="busybox:1.37.0",
        command=["sh", "-c", "touch /tmp/working; sleep infinity"],
        readiness_probe=probe(_exec=client.V1ExecAction(command=["cat", "/tmp/working"])),
    ),
]
spec = client.V1PodSpec(containers=containers, termination_grace_period_seconds=1)
client.CoreV1Api().create_namespaced_pod(namespace, client.V1Pod(metadata=client.V1ObjectMeta(name="trio"), spec=spec))
