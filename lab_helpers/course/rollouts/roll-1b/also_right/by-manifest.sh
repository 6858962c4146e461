kubectl get deployment shop -o yaml >shop.yaml
sed -i 's/^  replicas: 1$/  replicas: 5/' shop.yaml
kubectl apply -f shop.yaml
kubectl rollout status deployment shop --timeout=60s
sed -i -e 's/^  replicas: 5$/  replicas: 1/' -e '/resourceVersion/d' shop.yaml
kubectl apply -f shop.yaml
