# caught by: set
node=$(kubectl get configmap ticket -o jsonpath='{.data.node}')
set=$(kubectl get configmap ticket -o jsonpath='{.data.set}')
remove=$(kubectl get configmap ticket -o jsonpath='{.data.remove}')
kubectl annotate node "$node" "$set"
kubectl label node "$node" "$remove-"
