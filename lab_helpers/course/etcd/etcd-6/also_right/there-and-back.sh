address=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].status.podIP}')
pki=/etc/kubernetes/pki/etcd
desk() {
    kubectl exec desk -- "$@"
}
tls="--cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key"
desk etcdctl --endpoints="https://$address:2379" $tls snapshot save /tmp/mine.db
kubectl cp desk:/tmp/mine.db mine.db
kubectl cp mine.db desk:/work/snapshot.db
