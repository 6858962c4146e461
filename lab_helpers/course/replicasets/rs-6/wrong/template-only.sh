# caught by: all-new
kubectl set image replicaset/sticky web=nginx:1.26.3
