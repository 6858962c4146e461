# caught by: replicas
kubectl scale deployment shop --replicas=5
