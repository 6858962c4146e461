# caught by: db-kept
kubectl delete deployment db
