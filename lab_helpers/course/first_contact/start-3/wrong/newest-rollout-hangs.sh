# caught by: rolled-out
# The old pod still serves, so the condition Available stays True while the newest rollout cannot start.
kubectl create deployment hello-node --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 -- /agnhost netexec --http-port=8080
kubectl rollout status deployment hello-node --timeout=60s
kubectl set image deployment hello-node agnhost=registry.k8s.io/e2e-test-images/agnhost:2.661
