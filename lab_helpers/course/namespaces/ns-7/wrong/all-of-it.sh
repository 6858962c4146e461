# caught by: inventory
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl delete configmap --all
kubectl delete namespace "$NS-doomed" --wait=false
