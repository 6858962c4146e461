# caught by: view-cluster
# A context without cluster and user leads to localhost:8080, where nobody is.
kubectl config set-context lab-view --namespace=kube-system
