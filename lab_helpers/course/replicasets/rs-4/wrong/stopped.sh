# caught by: released
# In quarantine, but its container ends again and again.
pod=$(kubectl get pods -o name | head -1)
kubectl wait --for=condition=Ready "$pod" --timeout=60s
kubectl label "$pod" app=quarantine --overwrite
kubectl patch "$pod" -p '{"spec": {"containers": [{"name": "web", "image": "busybox:1.37.0"}]}}'
kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=2 "$pod" --timeout=20s
