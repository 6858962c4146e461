# caught by: total_keys
import json
import subprocess


def kubectl(command):
    return subprocess.check_output(["kubectl", *command.split()], text=True)


status = json.loads(kubectl("exec desk -- etcdutl snapshot status /work/given.db -w json"))
revision = status["revision"]
total_keys = status["totalKey"]
hash = status["hash"]
total_keys = status["totalSize"]
