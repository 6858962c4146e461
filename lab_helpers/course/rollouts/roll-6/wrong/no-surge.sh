# caught by: apart
kubectl patch deployment solo -p '{"spec": {"strategy": {"rollingUpdate": {"maxSurge": 0, "maxUnavailable": 1}}}}'
kubectl set image deployment/solo web=nginx:1.26.3
