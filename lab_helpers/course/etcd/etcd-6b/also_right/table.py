import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


row = kubectl("exec desk -- etcdutl snapshot status /work/given.db -w table").splitlines()[3]
hash, revision, total_keys, size, version = (cell.strip() for cell in row.strip("│|").split("│"))
