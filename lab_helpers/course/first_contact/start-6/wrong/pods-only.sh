# caught by: deployment
# Deleted pods of a Deployment come back under other names.
kubectl delete service hello-node
kubectl delete pods --selector=app=hello-node
