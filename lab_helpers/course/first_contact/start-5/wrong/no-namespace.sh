# caught by: view-namespace
# Without a namespace a context works in default.
cluster=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.cluster}')
user=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.user}')
kubectl config set-context lab-view --cluster="$cluster" --user="$user"
