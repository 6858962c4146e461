# caught by: pod-kept
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl delete pod mysql -n "$NS-database" --now
kubectl run mysql --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 -- netexec --http-port=3306
kubectl create configmap app-config --from-literal=DB_HOST="mysql-service.$NS-database"
