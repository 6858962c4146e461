# caught by: deployment
# The Deployment makes a new one at once.
kubectl delete replicaset --selector=app=hello-node
