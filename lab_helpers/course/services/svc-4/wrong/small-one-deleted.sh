# caught by: small-kept
kubectl delete deployment smallnginx
kubectl expose deployment bignginx --name=nginx-8889 --type=NodePort --port=8889 --target-port=80 --selector=tier=front
