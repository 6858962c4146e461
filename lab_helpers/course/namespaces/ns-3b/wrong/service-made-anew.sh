# caught by: service-kept
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl delete service mysql-service -n "$NS-database"
kubectl expose pod mysql --name=mysql-service --port=3306 -n "$NS-database"
kubectl create configmap app-config --from-literal=DB_HOST="mysql-service.$NS-database"
