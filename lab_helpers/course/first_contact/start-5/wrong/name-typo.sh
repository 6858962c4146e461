# caught by: view
# Nearly the name.
cluster=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.cluster}')
user=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.user}')
kubectl config set-context labview --cluster="$cluster" --user="$user" --namespace=kube-system
