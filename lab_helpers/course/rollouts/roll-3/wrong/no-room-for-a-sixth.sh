# caught by: watched
kubectl patch deployment pace -p '{"spec": {"strategy": {"rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}}}}'
kubectl rollout status deployment pace --timeout=60s
kubectl create quota five --hard=pods=5
kubectl wait --for=jsonpath='{.status.hard.pods}'=5 resourcequota/five --timeout=60s
