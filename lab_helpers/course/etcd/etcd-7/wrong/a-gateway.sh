# caught by: before
address=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].status.podIP}')
pki=/etc/kubernetes/pki/etcd
desk() {
    kubectl exec desk -- "$@"
}
tls="--cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key"
# what answers at the port is the cluster's own etcd
desk sh -c "etcd grpc-proxy start --endpoints=https://$address:2379 --cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key --listen-addr=127.0.0.1:12379 >/work/etcd.log 2>&1 &"
