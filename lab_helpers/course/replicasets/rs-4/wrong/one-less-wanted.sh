# caught by: unchanged
kubectl label "$(kubectl get pods -o name | head -1)" app=quarantine --overwrite
kubectl scale replicaset web --replicas=2
