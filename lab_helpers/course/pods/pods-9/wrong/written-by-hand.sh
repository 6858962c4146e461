# caught by: entry
# It works until the container is started again.
kubectl run alias --image=nginx:1.26.3
kubectl wait --for=condition=Ready pod/alias --timeout=60s
kubectl exec alias -- sh -c 'echo "10.9.8.7 db.lab.internal" >> /etc/hosts'
