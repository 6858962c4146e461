# caught by: replicas
kubectl scale deployment web --replicas=0
