# caught by: port
kubectl expose deployment web --port=8080
