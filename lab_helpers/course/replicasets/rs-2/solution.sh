# One of the three, whichever; the ReplicaSet stays as it is.
kubectl delete "$(kubectl get pods -l app=web -o name | head -1)"
