# caught by: deployment
# The name is gone, the application is still there.
kubectl delete service hello-node
