# caught by: others
node=$(kubectl get configmap ticket -o jsonpath='{.data.node}')
set=$(kubectl get configmap ticket -o jsonpath='{.data.set}')
prefix=${set%%/*}
kubectl label node "$node" "$prefix/retired-" "$prefix/rack-"
kubectl label node "$node" "$set"
