# caught by: service
# A Deployment does not own the Service in front of it.
kubectl delete deployment hello-node
