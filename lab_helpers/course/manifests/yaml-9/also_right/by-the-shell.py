import subprocess


def cluster_age():
    """date(1) reads RFC 3339."""
    script = """
    stamp=$(kubectl get namespace kube-system -o jsonpath='{.metadata.creationTimestamp}')
    echo $(($(date +%s) - $(date -d "$stamp" +%s)))
    """
    return subprocess.run(script, shell=True, capture_output=True, text=True, check=True).stdout.splitlines()
