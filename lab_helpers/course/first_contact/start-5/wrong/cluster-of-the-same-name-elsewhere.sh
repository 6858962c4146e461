# caught by: active
# The cluster's entry keeps its name and gets another server: names prove nothing.
cluster=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.cluster}')
user=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.user}')
kubectl config set-context lab-view --cluster="$cluster" --user="$user" --namespace=kube-system
kubectl config set-cluster "$cluster" --server=https://127.0.0.1:9
