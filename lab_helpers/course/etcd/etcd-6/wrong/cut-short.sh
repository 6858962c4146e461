# caught by: file
address=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].status.podIP}')
pki=/etc/kubernetes/pki/etcd
desk() {
    kubectl exec desk -- "$@"
}
tls="--cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key"
desk sh -c "etcdctl --endpoints=$address:2379 $tls snapshot save /tmp/a.db && head -c 500000 /tmp/a.db >/work/snapshot.db"
