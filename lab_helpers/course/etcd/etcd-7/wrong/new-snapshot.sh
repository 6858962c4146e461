# caught by: before
address=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].status.podIP}')
pki=/etc/kubernetes/pki/etcd
desk() {
    kubectl exec desk -- "$@"
}
tls="--cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key"
desk etcdctl --endpoints="https://$address:2379" $tls snapshot save /work/now.db
kubectl exec desk -- etcdutl snapshot restore /work/now.db --data-dir /work/restored --name scratch \
    --initial-cluster scratch=http://127.0.0.1:12380 --initial-advertise-peer-urls http://127.0.0.1:12380
kubectl exec desk -- sh -c 'etcd --name scratch --data-dir /work/restored \
    --listen-client-urls http://127.0.0.1:12379 --advertise-client-urls http://127.0.0.1:12379 \
    --listen-peer-urls http://127.0.0.1:12380 >/work/etcd.log 2>&1 &'
