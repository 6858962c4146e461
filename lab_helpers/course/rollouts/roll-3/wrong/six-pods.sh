# caught by: replicas
kubectl scale deployment pace --replicas=6
kubectl patch deployment pace -p '{"spec": {"strategy": {"rollingUpdate": {"maxSurge": 0, "maxUnavailable": 1}}}}'
