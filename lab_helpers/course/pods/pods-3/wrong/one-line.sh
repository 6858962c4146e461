# caught by: logs
kubectl run steps --image=busybox:1.37.0 --command -- sh -c 'echo one two three; sleep infinity'
