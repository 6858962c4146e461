# caught by: name
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create configmap app-config --from-literal=DB_HOST="http://mysql-service.$NS-database:3306"
