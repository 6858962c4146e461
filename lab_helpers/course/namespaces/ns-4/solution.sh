NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl config set-context --current --namespace="$NS-dev"
kubectl config view --minify --output=jsonpath='{..namespace}{"\n"}'
