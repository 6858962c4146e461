# caught by: pods
# Nothing may come for the pod that goes.
kubectl create quota none --hard=pods=0
kubectl wait --for=jsonpath='{.status.hard.pods}'=0 resourcequota/none --timeout=60s
kubectl label "$(kubectl get pods -o name | head -1)" app=quarantine --overwrite
