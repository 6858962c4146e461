# caught by: kept
kubectl get replicaset web -o yaml >web.yaml
kubectl replace --force -f web.yaml
