# caught by: nowhere-else
pod=$(kubectl get pods -n kube-system -l component=etcd -o name)
pki=/etc/kubernetes/pki/etcd
etcdctl() {
    kubectl exec -n kube-system "$pod" -- etcdctl --cacert=$pki/ca.crt --cert=$pki/server.crt --key=$pki/server.key "$@"
}
key=$(kubectl get configmap task -o jsonpath='{.data.key}')
first=$(kubectl get configmap task -o jsonpath='{.data.first}')
second=$(kubectl get configmap task -o jsonpath='{.data.second}')
etcdctl put "/registry$key" "$first"
etcdctl put "/registry$key" "$second"
