kubectl scale deployment shop --replicas=5
kubectl rollout status deployment shop --timeout=60s   # wait until all five are there
kubectl scale deployment shop --replicas=1
