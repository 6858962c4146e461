# caught by: ready
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create configmap app-config --from-literal=DB_HOST="mysql-service.$NS-database"
kubectl set image deployment/app app=Busybox:1.37.0
