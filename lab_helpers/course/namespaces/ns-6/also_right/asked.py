import subprocess

asked = {
    "ClusterRole", "ConfigMap", "Deployment", "Lease", "Namespace", "Node",
    "PersistentVolume", "PersistentVolumeClaim", "Pod", "Role", "Service", "StorageClass",
}  # fmt: skip


def kinds(namespaced):
    command = ["kubectl", "api-resources", f"--namespaced={namespaced}", "--no-headers"]
    return {line.split()[-1] for line in subprocess.check_output(command, text=True).splitlines()}


in_namespace = asked & kinds("true")
of_cluster = asked & kinds("false")
