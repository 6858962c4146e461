# caught by: gone
# The pod leaves the ReplicaSet, and lives on.
kubectl label "$(kubectl get pods -o name | head -1)" app=old --overwrite
