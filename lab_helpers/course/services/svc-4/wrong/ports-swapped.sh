# caught by: port
kubectl expose deployment bignginx --name=nginx-8889 --type=NodePort --port=80 --target-port=8889
