# caught by: exists
kubectl delete deployment shop
