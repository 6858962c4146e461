# caught by: view
# No second context was made; the first one was given the namespace.
kubectl config set-context lab --namespace=kube-system
