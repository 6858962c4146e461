# command and args together give the same words.
import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
namespace = config.list_kube_config_contexts(os.environ["KUBECONFIG"])[1]["context"]["namespace"]
labels = {"app": "hello-node"}
container = client.V1Container(
    name="agnhost",
    image="registry.k8s.io/e2e-test-images/agnhost:2.66.1",
    command=["/agnhost"],
    args=["netexec", "--http-port=8080"],
)
template = client.V1PodTemplateSpec(
    metadata=client.V1ObjectMeta(labels=labels), spec=client.V1PodSpec(containers=[container])
)
client.AppsV1Api().create_namespaced_deployment(
    namespace,
    client.V1Deployment(
        metadata=client.V1ObjectMeta(name="hello-node"),
        spec=client.V1DeploymentSpec(selector=client.V1LabelSelector(match_labels=labels), template=template),
    ),
)
