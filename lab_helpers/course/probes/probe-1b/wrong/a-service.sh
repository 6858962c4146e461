# caught by: exists
kubectl create service clusterip page --tcp=80:8080
