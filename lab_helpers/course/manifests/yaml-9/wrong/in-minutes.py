# caught by: age
import subprocess
from datetime import UTC, datetime


def cluster_age():
    """Seconds since kube-system was made."""
    stamp = subprocess.run(
        "kubectl get namespace kube-system -o jsonpath='{.metadata.creationTimestamp}'",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return (datetime.now(UTC) - datetime.fromisoformat(stamp)).total_seconds() // 60
