import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace, apps, core = current["context"]["namespace"], client.AppsV1Api(), client.CoreV1Api()
labels = {"app": "shop", "release": "try"}
container = client.V1Container(name="web", image="nginx:1.26.3")
template = client.V1PodTemplateSpec(
    metadata=client.V1ObjectMeta(labels=labels), spec=client.V1PodSpec(containers=[container])
)
spec = client.V1DeploymentSpec(replicas=1, selector=client.V1LabelSelector(match_labels=labels), template=template)
apps.create_namespaced_deployment(
    namespace, client.V1Deployment(metadata=client.V1ObjectMeta(name="shop-canary"), spec=spec)
)
core.patch_namespaced_service("shop", namespace, {"spec": {"selector": {"track": None}}})
