# caught by: reached
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create configmap app-config --from-literal=DB_HOST=mysql-service
kubectl delete pod -l app=app --now
kubectl wait --for=condition=Available deployment/app --timeout=60s
kubectl create configmap app-config --from-literal=DB_HOST="mysql-service.$NS-database" --dry-run=client -o yaml | kubectl apply -f -
