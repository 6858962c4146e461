kubectl set image replicaset sticky '*=nginx:1.26.3'
kubectl scale replicaset sticky --replicas=0
# a busy controller would not see the 0 otherwise
kubectl wait --for=jsonpath='{.status.replicas}'=0 replicaset/sticky --timeout=60s
kubectl scale replicaset sticky --replicas=3
