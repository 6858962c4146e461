# caught by: port
# Callers would have to add :8080.
kubectl expose deployment hello-node --port=8080
