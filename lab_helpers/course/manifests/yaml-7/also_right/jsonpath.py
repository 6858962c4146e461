import subprocess


def field(path: str) -> list[str]:
    """What kubectl prints of a field, as `x = !kubectl ...` gives it."""
    command = f"kubectl get deployment stuck -o jsonpath='{{{path}}}'"
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout.splitlines()


wanted, ready, updated = field(".spec.replicas"), field(".status.readyReplicas"), field(".status.updatedReplicas")
part = {"wanted": "spec.replicas", "ready": "status.readyReplicas", "updated": ".status"}
after = field(".status.readyReplicas")
why = "(b)"
