# first wrong, then mended: the pod has to be made anew
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create configmap app-config --from-literal=DB_HOST=mysql-service
kubectl delete pod -l app=app --now
kubectl wait --for=condition=Available deployment/app --timeout=60s
kubectl patch configmap app-config -p '{"data": {"DB_HOST": "mysql-service.'$NS'-database.svc.cluster.local."}}'
kubectl delete pod -l app=app
