# caught by: marker
address=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].status.podIP}')
pki=/etc/kubernetes/pki/etcd
desk() {
    kubectl exec desk -- "$@"
}
tls="--cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key"
# what lies in a data folder is no snapshot: it has no hash at its end
desk sh -c "etcdctl --endpoints=$address:2379 $tls snapshot save /tmp/a.db && etcdutl snapshot restore /tmp/a.db --data-dir /tmp/data"
desk cp /tmp/data/member/snap/db /work/snapshot.db
