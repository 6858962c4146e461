# caught by: set
node=$(kubectl get configmap ticket -o jsonpath='{.data.node}')
set=$(kubectl get configmap ticket -o jsonpath='{.data.set}')
remove=$(kubectl get configmap ticket -o jsonpath='{.data.remove}')
other=$(kubectl get nodes -o name | grep -v "/$node\$" | head -1)
kubectl label "$other" "$set"
kubectl label node "$node" "$remove-"
