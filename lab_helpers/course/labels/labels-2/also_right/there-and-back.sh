node=$(kubectl get configmap ticket -o jsonpath='{.data.node}')
set=$(kubectl get configmap ticket -o jsonpath='{.data.set}')
remove=$(kubectl get configmap ticket -o jsonpath='{.data.remove}')
kubectl label nodes --all "$set"
kubectl label nodes --all "${set%=*}-"
kubectl label nodes "$node" "$remove=late" --overwrite
kubectl label nodes "$node" "$set" "$remove-"
