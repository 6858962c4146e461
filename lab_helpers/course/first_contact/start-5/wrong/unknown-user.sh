# caught by: view-cluster
# No user of this name is in the file, so the API server does not know who asks.
cluster=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.cluster}')
kubectl config set-context lab-view --cluster="$cluster" --user=admin --namespace=kube-system
