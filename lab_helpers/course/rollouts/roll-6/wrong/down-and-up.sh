# caught by: apart
# By hand, and for this once.
kubectl scale deployment solo --replicas=0
kubectl wait --for=delete pod -l app=solo --timeout=60s
kubectl set image deployment/solo web=nginx:1.26.3
kubectl scale deployment solo --replicas=1
