# caught by: ready
kubectl run steps --image=busybox:1.37.0 --restart=Never -- sh -c 'echo one; echo two; echo three'
