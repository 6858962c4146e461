# caught by: exists
kubectl expose pod web-1 --port=80 --target-port=8080 --selector=app=web,env=prod
