# caught by: logs
# && goes on only where the command before it succeeded.
kubectl run steps --image=busybox:1.37.0 --command -- sh -c 'echo one && ls /nowhere && echo two; echo three; sleep infinity'
