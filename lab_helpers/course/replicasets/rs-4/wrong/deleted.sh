# caught by: released
kubectl delete "$(kubectl get pods -o name | head -1)" --now
