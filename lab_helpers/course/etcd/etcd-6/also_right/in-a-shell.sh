address=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].status.podIP}')
pki=/etc/kubernetes/pki/etcd
desk() {
    kubectl exec desk -- "$@"
}
tls="--cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key"
desk sh -c "cd /work && rm -f old.db && etcdctl --endpoints=$address:2379 $tls snapshot save new.db && mv new.db snapshot.db"
