# caught by: active
# Anybody who answers at that address would be believed.
cluster=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.cluster}')
user=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.user}')
kubectl config set-context lab-view --cluster="$cluster" --user="$user" --namespace=kube-system
kubectl config unset "clusters.$cluster.certificate-authority-data"
kubectl config set-cluster "$cluster" --insecure-skip-tls-verify=true
