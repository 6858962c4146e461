# caught by: replaced
# Another image in place: the kubelet makes a new container, in the same pod.
import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


sh("kubectl wait --for=condition=Ready pod/scratch --timeout=60s")
sh("kubectl exec scratch -- sh -c 'echo hello > /tmp/note'")
receipt = sh("kubectl exec scratch -- sh -c 'until cat /tmp/receipt 2>/dev/null; do sleep 0.2; done'")
sh("kubectl set image pod/scratch scratch=busybox:1.35.0")
sh("kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 pod/scratch --timeout=60s")
