# The writer keeps its file open; the reader looks for new lines by itself.
import os

from kubernetes import client, config

config.load_kube_config(os.environ["KUBECONFIG"])
_, current = config.list_kube_config_contexts(os.environ["KUBECONFIG"])
mounts = [client.V1VolumeMount(name="shared", mount_path="/data")]
containers = [
    client.V1Container(
        name=name, image="docker.io/library/busybox:1.37.0", args=["sh", "-c", script], volume_mounts=mounts
    )
    for name, script in {
        "reader": "touch /data/log; tail -f -n +1 /data/log",
        "writer": "while true; do date; sleep 2; done >> /data/log",
    }.items()
]
pod = client.V1Pod(
    metadata=client.V1ObjectMeta(name="duo"),
    spec=client.V1PodSpec(
        containers=containers,
        termination_grace_period_seconds=1,
        volumes=[client.V1Volume(name="shared", empty_dir=client.V1EmptyDirVolumeSource())],
    ),
)
client.CoreV1Api().create_namespaced_pod(current["context"]["namespace"], pod)
