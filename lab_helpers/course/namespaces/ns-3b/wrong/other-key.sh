# caught by: name
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create configmap app-config --from-literal=db_host="mysql-service.$NS-database"
