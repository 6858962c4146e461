# caught by: all-new
kubectl set image replicaset/sticky web=nginx:1.26.3
kubectl delete "$(kubectl get pods -o name | head -1)" --now
