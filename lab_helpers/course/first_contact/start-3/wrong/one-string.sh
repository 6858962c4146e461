# caught by: command
# Quotes make one word of three, and there is no program of that name.
kubectl create deployment hello-node --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 -- "/agnhost netexec --http-port=8080"
