# caught by: all-new
kubectl set image replicaset/sticky web=nginx:1.26.33
kubectl delete pods -l app=sticky --now
