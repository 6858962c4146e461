# caught by: type
kubectl create service clusterip mirror --clusterip=None --tcp=80
