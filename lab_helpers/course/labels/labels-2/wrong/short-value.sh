# caught by: set
node=$(kubectl get configmap ticket -o jsonpath='{.data.node}')
set=$(kubectl get configmap ticket -o jsonpath='{.data.set}')
remove=$(kubectl get configmap ticket -o jsonpath='{.data.remove}')
kubectl label node "$node" "${set%uction}"
kubectl label node "$node" "$remove-"
