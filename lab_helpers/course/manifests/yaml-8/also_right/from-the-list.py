import subprocess

NAMES = """
Pod Service Volume ConfigMap Namespace ReplicaSet
StatefulSet CronJob Ingress NetworkPolicy StorageClass PersistentVolume
""".split()  # noqa: SIM905

command = "kubectl api-resources --no-headers"
lines = subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout.splitlines()
rows = {}
for *_, version, namespaced, kind in (line.split() for line in lines):
    rows.setdefault(kind, (version, namespaced))

api_versions = {name: rows.get(name, (None, ""))[0] for name in NAMES}
cluster_wide = {name for name in NAMES if rows.get(name, ("", ""))[1] == "false"}
