# caught by: service-kept
kubectl delete service web
kubectl expose deployment web --port=80 --target-port=8080
