# caught by: name
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
address=$(kubectl get service mysql-service -n "$NS-database" -o jsonpath='{.spec.clusterIP}')
kubectl create configmap app-config --from-literal=DB_HOST="$address"
