# caught by: released
pod=$(kubectl get pods -o name | head -1)
kubectl label "$pod" app=quarantine --overwrite
kubectl delete "$pod" --now
