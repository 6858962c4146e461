# caught by: pods
kubectl expose deployment smallnginx --name=nginx-8889 --type=NodePort --port=8889 --target-port=80
