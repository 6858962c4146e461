import json
import subprocess


def sh(command, **options):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True, **options).stdout


sh("kubectl wait --for=condition=Ready pod/scratch --timeout=60s")
pod = json.loads(sh("kubectl get pod scratch -o json"))
sh("kubectl exec -i scratch -- tee /tmp/note", input="by standard input")
receipt = sh("kubectl exec scratch -- sh -c 'until cat /tmp/receipt 2>/dev/null; do sleep 0.2; done'").splitlines()
sh("kubectl delete pod scratch")
del pod["spec"]["nodeName"], pod["status"]  # it may go to another node
pod["spec"]["containers"][0]["image"] = "docker.io/library/busybox:1.37.0"  # the same image by its full name
sh("kubectl apply -f -", input=json.dumps(pod))
