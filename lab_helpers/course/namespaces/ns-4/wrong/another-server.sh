# caught by: leads-there
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
cluster=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.cluster}')
kubectl config set-cluster "$cluster" --server=https://127.0.0.1:1
kubectl config set-context --current --namespace="$NS-dev"
