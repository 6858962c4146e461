import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
pod = client.V1Pod(
    metadata=client.V1ObjectMeta(name="web", labels={"run": "web"}),
    spec=client.V1PodSpec(containers=[client.V1Container(name="web", image="nginx:1.26.3")]),
)
client.CoreV1Api().create_namespaced_pod(current["context"]["namespace"], pod)
