# caught by: chosen
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl create configmap here -n "$NS-dev"
