context=$(kubectl config current-context)
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl config set "contexts.$context.namespace" "$NS-dev"
