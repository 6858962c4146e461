# caught by: Deployment/hello-node
# kubectl run makes a Pod; nobody brings it back when it dies.
kubectl run hello-node --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 --command -- /agnhost netexec --http-port=8080
