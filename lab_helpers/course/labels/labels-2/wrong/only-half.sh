# caught by: removed
node=$(kubectl get configmap ticket -o jsonpath='{.data.node}')
kubectl label node "$node" "$(kubectl get configmap ticket -o jsonpath='{.data.set}')"
