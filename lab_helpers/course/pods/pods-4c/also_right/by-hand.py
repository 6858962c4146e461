import subprocess


def sh(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout


ip_before = sh("kubectl get pod backend -o custom-columns=:.status.podIP --no-headers").splitlines()
sh("kubectl delete pod backend")
sh("kubectl run backend --image=nginx:1.26.3 --labels=app=backend")
sh("kubectl wait --for=condition=Ready pod/backend --timeout=60s")
ip_after = sh("kubectl get pod backend -o custom-columns=:.status.podIP --no-headers").splitlines()
service_ip = sh("kubectl get service backend -o custom-columns=:.spec.clusterIP --no-headers").splitlines()
