# caught by: desk
kubectl delete pod desk
