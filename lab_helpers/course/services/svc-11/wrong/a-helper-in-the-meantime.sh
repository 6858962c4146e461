# caught by: pods
# So that nobody is interrupted; but it stays, and gets a part of the requests.
kubectl run helper --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 --labels=app=web -- netexec
kubectl wait --for=condition=Ready pod/helper --timeout=60s
kubectl rollout restart deployment web
kubectl rollout status deployment web --timeout=60s
