# caught by: exists
kubectl create deployment desk --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 -- /agnhost test-webserver --port=8080
