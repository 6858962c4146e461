# caught by: leads-there
# A name of its own: another answer may have made `dev`, and the kubeconfig is the same one.
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl config set-context nowhere --namespace="$NS-dev"
kubectl config use-context nowhere
