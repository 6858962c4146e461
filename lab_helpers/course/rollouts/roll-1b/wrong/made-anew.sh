# caught by: kept
kubectl delete deployment shop
kubectl create deployment shop --image=nginx:1.26.3 --replicas=5
kubectl rollout status deployment shop --timeout=60s
kubectl scale deployment shop --replicas=1
