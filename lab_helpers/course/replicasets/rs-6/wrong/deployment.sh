# caught by: kept
kubectl delete replicaset sticky
kubectl create deployment sticky --image=nginx:1.26.3 --replicas=3
