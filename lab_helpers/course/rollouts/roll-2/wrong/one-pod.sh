# caught by: replicas
kubectl set image deployment/web nginx=nginx:1.26.3
kubectl scale deployment web --replicas=1
