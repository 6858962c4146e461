# caught by: exists
kubectl expose deployment bignginx --type=NodePort --port=8889 --target-port=80
