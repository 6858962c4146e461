# caught by: type
kubectl expose deployment bignginx --name=nginx-8889 --port=8889 --target-port=80
