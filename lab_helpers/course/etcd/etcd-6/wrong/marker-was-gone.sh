# caught by: marker
pod=$(kubectl get pods -n kube-system -l component=etcd -o name)
pki=/etc/kubernetes/pki/etcd
etcdctl() {
    kubectl exec -n kube-system "$pod" -- etcdctl --cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key "$@"
}
namespace=$(kubectl config view --minify -o jsonpath='{..namespace}')
etcdctl put "/lab/$namespace/marker" something-else
address=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].status.podIP}')
kubectl exec desk -- etcdctl --endpoints="https://$address:2379" --cacert=$pki/ca.crt --cert=$pki/server.crt \
    --key=$pki/server.key snapshot save /work/snapshot.db
