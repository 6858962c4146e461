# caught by: settings
# The same object with something else in it.
kubectl delete service/hello-node deployment/hello-node
kubectl patch configmap settings --type=merge --patch='{"data":{"more":"1"}}'
