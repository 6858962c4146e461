# caught by: replicas
kubectl patch deployment solo -p '{"spec": {"strategy": {"type": "Recreate", "rollingUpdate": null}}}'
kubectl set image deployment/solo web=nginx:1.26.3
kubectl scale deployment solo --replicas=0
