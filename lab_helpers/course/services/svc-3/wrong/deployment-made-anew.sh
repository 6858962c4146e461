# caught by: deployment-kept
kubectl delete deployment web --wait
kubectl create deployment wbe --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 --replicas=3 -- /agnhost netexec
