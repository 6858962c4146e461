# Step by step, switching to the new context and back.
cluster=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.cluster}')
user=$(kubectl config view --minify --output=jsonpath='{.contexts[0].context.user}')
kubectl config set-context lab-view --cluster="$cluster" --user="$user"
kubectl config use-context lab-view
kubectl config set-context --current --namespace=kube-system
kubectl get pods
kubectl config use-context lab
