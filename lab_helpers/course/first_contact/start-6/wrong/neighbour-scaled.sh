# caught by: neighbour
# The same object, but its pod is gone.
kubectl delete service/hello-node deployment/hello-node
kubectl scale deployment neighbour --replicas=0
