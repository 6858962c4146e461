import os
from datetime import UTC, datetime

from kubernetes import client, config


def cluster_age():
    config.load_kube_config(os.environ["KUBECONFIG"])
    made = client.CoreV1Api().read_namespace("kube-system").metadata.creation_timestamp
    return (datetime.now(UTC) - made).total_seconds()
