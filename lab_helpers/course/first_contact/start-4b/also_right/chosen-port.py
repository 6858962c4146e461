# To the pod itself, from a port that the learner chose; the number handed over as text.
import atexit
import socket
from subprocess import PIPE, Popen, check_call, check_output

check_call(["kubectl", "rollout", "status", "deployment", "hello-node", "--timeout=60s"])
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = str(free.getsockname()[1])
pod = check_output(["kubectl", "get", "pods", "-l", "app=hello-node", "-o", "name"], text=True).strip()
forward = Popen(["kubectl", "port-forward", pod, f"{port}:8080"], stdout=PIPE, text=True)
atexit.register(forward.terminate)
forward.stdout.readline()
