# caught by: switched-back
# Everything that follows would work in kube-system.
cluster=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.cluster}')
user=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.user}')
kubectl config set-context lab-view --cluster="$cluster" --user="$user" --namespace=kube-system
kubectl config use-context lab-view
