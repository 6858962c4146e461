import subprocess

SCRIPT = r"""
pod=$(kubectl get pods -n kube-system -l component=etcd -o name)
pki=/etc/kubernetes/pki/etcd
namespace=$(kubectl config view --minify -o jsonpath='{..namespace}')
kubectl exec -n kube-system "$pod" -- etcdctl --cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key \
    get / --prefix --keys-only >keys.txt
grep -c "^/registry/configmaps/$namespace/" keys.txt
grep -c "^/registry/services/specs/$namespace/" keys.txt
grep -c "^/registry/minions/" keys.txt
"""
configmaps, services, nodes = subprocess.check_output(["bash", "-c", SCRIPT], text=True).split()
