NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl apply -f - <<YAML
apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config
data:
  DB_HOST: mysql-service.$NS-database.svc.cluster.local
  DB_PORT: "3306"
YAML
