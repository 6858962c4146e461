NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
cluster=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.cluster}')
user=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.user}')
kubectl config set-context dev --cluster="$cluster" --user="$user" --namespace="$NS-dev"
kubectl config use-context dev
