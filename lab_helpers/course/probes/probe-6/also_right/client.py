import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
namespace = current["context"]["namespace"]
core = client.CoreV1Api()
for name, policy, program in (
    ("always", "Always", ["true"]),
    ("onfailure", "OnFailure", ["echo", "done"]),
    ("never", "Never", ["false"]),
):
    container = client.V1Container(name="main", image="busybox:1.35.0", command=program)
    spec = client.V1PodSpec(containers=[container], restart_policy=policy)
    core.create_namespaced_pod(namespace, client.V1Pod(metadata=client.V1ObjectMeta(name=name), spec=spec))
phases = {"never": "failed", "onfailure": "succeeded", "always": "running"}
restarted = {"always": 2, "onfailure": 0, "never": 0}
