# caught by: five
kubectl scale deployment shop --replicas=4
kubectl rollout status deployment shop --timeout=60s
kubectl scale deployment shop --replicas=1
