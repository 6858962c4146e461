# caught by: exists
kubectl delete rc legacy --cascade=orphan
kubectl create deployment modern --image=nginx:1.26.3 --replicas=3
