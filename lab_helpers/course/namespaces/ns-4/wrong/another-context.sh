# caught by: chosen
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl config set-context dev --namespace="$NS-dev"
