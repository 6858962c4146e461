# caught by: replicas
# One was asked for.
kubectl create deployment hello-node --replicas=2 --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 -- /agnhost netexec --http-port=8080
