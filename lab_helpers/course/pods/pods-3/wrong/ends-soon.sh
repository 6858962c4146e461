# caught by: no-restarts
# Ready at first, but a pause at the end is not the same as going on.
kubectl run steps --image=busybox:1.37.0 --command -- sh -c 'echo one; echo two; echo three; sleep 7'
