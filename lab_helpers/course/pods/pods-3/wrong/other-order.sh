# caught by: logs
# & does not wait: the order is whatever comes first.
kubectl run steps --image=busybox:1.37.0 --command -- sh -c '(sleep 1; echo one) & echo two; echo three; sleep infinity'
