# caught by: name
kubectl create configmap app-config --from-literal=DB_HOST=mysql-service
