kubectl set image replicaset sticky '*=nginx:1.26.3'
kubectl scale replicaset sticky --replicas=0
kubectl scale replicaset sticky --replicas=3
