# caught by: only-there
set=$(kubectl get configmap ticket -o jsonpath='{.data.set}')
remove=$(kubectl get configmap ticket -o jsonpath='{.data.remove}')
kubectl label nodes --all "$set"
kubectl label nodes --all "$remove-"
