# caught by: green
kubectl set selector service bg app=bg,colour=green
kubectl rollout status deployment bg-green --timeout=60s
kubectl create quota none --hard=pods=0
kubectl wait --for=jsonpath='{.status.hard.pods}'=0 resourcequota/none --timeout=60s
kubectl delete pods -l colour=green --now
