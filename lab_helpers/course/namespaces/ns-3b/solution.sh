NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create configmap app-config --from-literal=DB_HOST="mysql-service.$NS-database"

# The pod would try again by itself, within half a minute; a new one starts at once.
kubectl delete pod -l app=app --now
