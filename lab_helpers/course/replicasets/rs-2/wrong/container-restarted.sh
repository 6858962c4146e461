# caught by: gone
# A new container in the same pod: that was the kubelet, not the ReplicaSet.
pod=$(kubectl get pods -o name | head -1)
kubectl wait --for=condition=Ready "$pod" --timeout=60s
kubectl exec "$pod" -- sh -c 'kill 1'
kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 "$pod" --timeout=60s
