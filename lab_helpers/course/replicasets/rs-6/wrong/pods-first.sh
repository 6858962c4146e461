# caught by: all-new
# The pods are made anew before the template is changed.
kubectl delete pods -l app=sticky --now
kubectl wait --for=jsonpath='{.status.readyReplicas}'=3 replicaset/sticky --timeout=60s
kubectl set image replicaset/sticky web=nginx:1.26.3
