# caught by: kept
kubectl delete replicaset web
