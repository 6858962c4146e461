# caught by: service-kept
kubectl set image deployment/web nginx=nginx:1.26.3
kubectl delete service web
kubectl expose deployment web --port=80
