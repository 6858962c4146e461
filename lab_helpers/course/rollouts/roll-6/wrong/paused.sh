# caught by: rolled-out
kubectl rollout pause deployment solo
kubectl patch deployment solo -p '{"spec": {"strategy": {"type": "Recreate", "rollingUpdate": null}}}'
kubectl set image deployment/solo web=nginx:1.26.3
