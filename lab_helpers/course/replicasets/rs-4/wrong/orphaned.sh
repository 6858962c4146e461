# caught by: kept
# All three are let go, and the ReplicaSet is gone.
kubectl delete replicaset web --cascade=orphan
