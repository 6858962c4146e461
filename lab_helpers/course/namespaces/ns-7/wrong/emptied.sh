# caught by: gone
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl delete all,pvc,configmap --all -n "$NS-doomed" --now
