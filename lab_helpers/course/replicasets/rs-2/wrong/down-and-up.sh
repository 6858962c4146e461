# caught by: unchanged
# Two pods are new, but it was the wish that changed.
kubectl scale replicaset web --replicas=1
kubectl wait --for=jsonpath='{.status.replicas}'=1 replicaset/web --timeout=60s
kubectl scale replicaset web --replicas=3
