# By kind and name. The Deployment takes its ReplicaSet and its pods along; the Service has to be named itself.
kubectl delete service/hello-node deployment/hello-node
