address=$(kubectl get pods -n kube-system -l component=etcd -o jsonpath='{.items[0].status.podIP}')
pki=/etc/kubernetes/pki/etcd
kubectl exec desk -- etcdctl --endpoints="https://$address:2379" \
    --cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key \
    snapshot save /work/snapshot.db
