# caught by: exists
kubectl delete rc legacy --cascade=orphan
