# caught by: elsewhere
# strptime with a literal Z forgets the zone, and now() is local.
import subprocess
from datetime import datetime


def cluster_age():
    """Seconds since kube-system was made."""
    stamp = subprocess.run(
        "kubectl get namespace kube-system -o jsonpath='{.metadata.creationTimestamp}'",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return (datetime.now() - datetime.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ")).total_seconds()
