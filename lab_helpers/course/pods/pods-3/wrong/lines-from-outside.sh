# caught by: by-itself
# The program prints nothing; the lines were put into the log by hand.
kubectl run steps --image=busybox:1.37.0 --command -- sleep infinity
kubectl wait --for=condition=Ready pod/steps --timeout=60s
kubectl exec steps -- sh -c 'for word in one two three; do echo "$word" > /proc/1/fd/1; done'
