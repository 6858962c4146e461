# caught by: deployment
# No pods are left, but the Deployment is.
kubectl delete service hello-node
kubectl scale deployment hello-node --replicas=0
