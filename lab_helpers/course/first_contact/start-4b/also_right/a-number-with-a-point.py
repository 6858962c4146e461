# A table of numbers gives them with a point.
import atexit
from subprocess import PIPE, Popen, check_call

check_call(["kubectl", "rollout", "status", "deployment", "hello-node", "--timeout=60s"])
forward = Popen(["kubectl", "port-forward", "deployment/hello-node", ":8080"], stdout=PIPE, text=True)
atexit.register(forward.terminate)  # the tunnel lives as long as this program
port = float(forward.stdout.readline().partition(" -> ")[0].rpartition(":")[2])
