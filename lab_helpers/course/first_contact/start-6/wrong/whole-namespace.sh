# caught by: settings
# Everything in the namespace goes with it, the neighbour's things as well.
kubectl delete namespace "$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.namespace}')" --wait=false
