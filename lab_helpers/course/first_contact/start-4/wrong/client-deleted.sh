# caught by: client-kept
# A right Service, but the pod client was to stay as it is.
kubectl expose deployment hello-node --port=80 --target-port=8080
kubectl delete pod client --now
