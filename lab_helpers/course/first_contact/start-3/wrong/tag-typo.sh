# caught by: image
# No registry has this tag.
kubectl create deployment hello-node --image=registry.k8s.io/e2e-test-images/agnhost:2.661 -- /agnhost netexec --http-port=8080
