# caught by: same-revision
kubectl scale deployment shop --replicas=5
kubectl rollout status deployment shop --timeout=60s
kubectl rollout restart deployment shop
kubectl scale deployment shop --replicas=1
