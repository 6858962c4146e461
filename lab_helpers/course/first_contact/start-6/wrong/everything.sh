# caught by: neighbour
# --all means every object of the kind.
kubectl delete services,deployments --all
