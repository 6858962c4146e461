# caught by: no-restarts
# The three lines come again and again, because the container ends and is started anew.
kubectl run steps --image=busybox:1.37.0 --command -- sh -c 'echo one; echo two; echo three'
kubectl wait --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 pod/steps --timeout=60s
