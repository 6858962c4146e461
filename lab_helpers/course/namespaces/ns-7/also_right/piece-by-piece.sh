NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl delete pod,pvc,configmap --all -n "$NS-doomed" --now
kubectl delete namespace "$NS-doomed"
