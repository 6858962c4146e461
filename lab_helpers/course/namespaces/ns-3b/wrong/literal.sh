# caught by: reference
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create configmap app-config --from-literal=DB_HOST="mysql-service.$NS-database"
kubectl set env deployment/app DB_HOST="mysql-service.$NS-database"
