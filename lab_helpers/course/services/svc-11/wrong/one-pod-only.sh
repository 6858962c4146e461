# caught by: replaced
kubectl delete "$(kubectl get pods -l app=web -o name | head -1)" --now
