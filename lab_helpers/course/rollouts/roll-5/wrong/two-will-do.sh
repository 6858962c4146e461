# caught by: replicas
kubectl rollout undo deployment shop
kubectl scale deployment shop --replicas=2
