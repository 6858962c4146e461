# caught by: heals
kubectl create deployment shop --image=nginx:1.26.3 --replicas=3
kubectl rollout status deployment shop --timeout=60s
kubectl create quota none --hard=pods=0
kubectl wait --for=jsonpath='{.status.hard.pods}'=0 resourcequota/none --timeout=60s
