# caught by: command
# Without a command agnhost does what its image says: pause.
kubectl create deployment hello-node --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1
