# caught by: image
# It runs, but it is not what was wanted.
kubectl set image pod/badimage web=registry.k8s.io/e2e-test-images/agnhost:2.66.1
