# caught by: age
import subprocess
from datetime import UTC, datetime


def cluster_age():
    command = "kubectl get namespace kube-system -o jsonpath={.metadata.creationTimestamp}"
    made = subprocess.run(command, shell=True, capture_output=True, text=True).stdout
    return datetime.now(UTC) - datetime.fromisoformat(made)
