import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
apps = client.AppsV1Api()
shop = apps.read_namespaced_deployment("shop", namespace)
container = shop.spec.template.spec.containers[0]
container.liveness_probe = client.V1Probe(
    _exec=client.V1ExecAction(command=["curl", "-sf", "-m", "1", "localhost:8080/"]),
    period_seconds=2,
    timeout_seconds=2,
)
ask = "curl -sf -m 1 http://db:8080/hostname"
container.readiness_probe = client.V1Probe(
    _exec=client.V1ExecAction(command=["sh", "-c", ask]), period_seconds=2, timeout_seconds=2, failure_threshold=2
)
apps.replace_namespaced_deployment("shop", namespace, shop)
