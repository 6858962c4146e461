# caught by: deployment-kept
kubectl scale deployment peers --replicas=1
kubectl create service clusterip peers --clusterip=None --tcp=8080
