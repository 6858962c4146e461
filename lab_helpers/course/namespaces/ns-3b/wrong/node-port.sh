# caught by: service-kept
# No Service has to be opened for another namespace: a ClusterIP is reached from all of them.
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl patch service mysql-service -n "$NS-database" --patch '{"spec": {"type": "NodePort"}}'
kubectl create configmap app-config --from-literal=DB_HOST="mysql-service.$NS-database"
