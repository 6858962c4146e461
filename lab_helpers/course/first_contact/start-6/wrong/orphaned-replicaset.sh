# caught by: replicasets
# With cascade=orphan the ReplicaSet stays, with nobody above it.
kubectl delete service hello-node
kubectl delete deployment hello-node --cascade=orphan
