# For a Service the number after the colon is the Service's port.
import atexit
from subprocess import PIPE, Popen, check_call

check_call(["kubectl", "rollout", "status", "deployment", "hello-node", "--timeout=60s"])
forward = Popen(["kubectl", "port-forward", "service/hello-node", ":80"], stdout=PIPE, text=True)
atexit.register(forward.terminate)  # the tunnel lives as long as this program
port = int(forward.stdout.readline().partition(" -> ")[0].rpartition(":")[2])
