# caught by: exists
kubectl run step --image=busybox:1.37.0 --command -- sh -c 'echo one; echo two; echo three; sleep infinity'
