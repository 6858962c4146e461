# Whatever follows -- is the command, each word an item of the list.
kubectl create deployment hello-node --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 -- /agnhost netexec --http-port=8080
kubectl rollout status deployment hello-node --timeout=60s
