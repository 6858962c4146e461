# caught by: no-service
kubectl run mysql --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 --port=3306 -- netexec --http-port=3306
kubectl expose pod mysql --name=mysql-service --port=3306
kubectl create configmap app-config --from-literal=DB_HOST=mysql-service
