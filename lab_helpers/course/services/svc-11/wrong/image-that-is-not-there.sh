# caught by: ready
kubectl set image deployment web main=registry.k8s.io/e2e-test-images/agnhost:9.9
kubectl delete pods -l app=web --now
