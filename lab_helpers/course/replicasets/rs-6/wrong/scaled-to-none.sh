# caught by: replicas
# No old pod is left, but no new one either.
kubectl set image replicaset/sticky web=nginx:1.26.3
kubectl scale replicaset sticky --replicas=0
