# caught by: desk
address=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].status.podIP}')
pki=/etc/kubernetes/pki/etcd
desk() {
    kubectl exec desk -- "$@"
}
tls="--cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key"
kubectl get pod desk -o json >desk.json
kubectl replace --force --grace-period=0 -f desk.json
kubectl wait --for=condition=Ready pod/desk --timeout=30s
desk etcdctl --endpoints="https://$address:2379" $tls snapshot save /work/snapshot.db
