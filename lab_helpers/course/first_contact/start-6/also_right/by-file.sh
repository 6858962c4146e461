# A manifest says what to delete as well as what to create.
kubectl get service/hello-node deployment/hello-node --output=yaml >hello-node.yaml
kubectl delete --filename=hello-node.yaml
