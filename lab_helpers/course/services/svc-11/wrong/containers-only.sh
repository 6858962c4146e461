# caught by: replaced
# Another container, but the same pod: same UID, same address.
for pod in $(kubectl get pods -l app=web -o name); do kubectl exec "$pod" -- sh -c 'kill 1'; done
