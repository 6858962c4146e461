# caught by: heals
# The three pods run, but the template was changed once more: the next pod cannot start.
kubectl set image replicaset/sticky web=nginx:1.26.3
kubectl delete pods -l app=sticky --now
kubectl wait --for=jsonpath='{.status.readyReplicas}'=3 replicaset/sticky --timeout=60s
kubectl set image replicaset/sticky web=nginx:1.26.33
