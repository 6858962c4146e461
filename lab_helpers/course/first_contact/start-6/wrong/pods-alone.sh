# caught by: deployment
# The ReplicaSet makes new ones at once, which have the names of nobody that was deleted.
kubectl delete pods --selector=app=hello-node
