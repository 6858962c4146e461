# caught by: rolled-out
kubectl scale deployment shop --replicas=5
kubectl rollout status deployment shop --timeout=60s
kubectl scale deployment shop --replicas=1
kubectl rollout pause deployment shop
