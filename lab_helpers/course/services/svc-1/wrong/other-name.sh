# caught by: exists
kubectl expose deployment web --name=website --port=80 --target-port=8080
