# caught by: unchanged
kubectl scale replicaset web --replicas=2
