pod=$(kubectl get pods -n kube-system -l component=etcd -o name)
pki=/etc/kubernetes/pki/etcd
key=$(kubectl get configmap task -o jsonpath='{.data.key}')
for word in first second; do
    kubectl get configmap task -o jsonpath="{.data.$word}{'\n'}" |
        kubectl exec -i -n kube-system "$pod" -- \
            etcdctl --cacert=$pki/ca.crt --cert=$pki/peer.crt --key=$pki/peer.key put "$key"
done
