# caught by: pods
# Deployment and ReplicaSet are gone; their pods go on without anybody who looks after them.
kubectl delete service hello-node
kubectl delete deployment hello-node --cascade=orphan
kubectl delete replicasets --selector=app=hello-node --cascade=orphan
