# caught by: exists
kubectl expose deployment peers --name=peers-headless --port=80 --target-port=8080 --cluster-ip=None
