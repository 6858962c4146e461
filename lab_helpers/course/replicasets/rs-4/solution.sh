# With another value the pod does not fit the selector any more; --overwrite, because the label is there already.
kubectl label "$(kubectl get pods -l app=web -o name | head -1)" app=quarantine --overwrite
