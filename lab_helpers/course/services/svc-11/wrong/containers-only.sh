# caught by: replaced
# Another container, but the same pod: same UID, same address.
for pod in $(kubectl get pods -l app=web -o name); do kubectl exec "$pod" -- sh -c 'kill 1'; done
# the kubelet tells of it a moment later
kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 pod -l app=web --timeout=60s
