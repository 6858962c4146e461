# caught by: leads-there
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl config set-context dev --namespace="$NS-dev"
kubectl config use-context dev
