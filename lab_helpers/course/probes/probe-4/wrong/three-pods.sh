# caught by: exists
kubectl run web --image=nginx:1.26.3
kubectl run line --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 -- netexec --http-port=9000
kubectl run worker --image=busybox:1.37.0 -- sleep infinity
