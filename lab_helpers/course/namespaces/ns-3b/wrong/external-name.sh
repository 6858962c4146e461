# caught by: no-service
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create service externalname mysql-service --external-name="mysql-service.$NS-database.svc.cluster.local"
kubectl create configmap app-config --from-literal=DB_HOST="mysql-service.$NS-database"
