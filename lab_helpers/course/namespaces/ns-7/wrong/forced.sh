# caught by: contents
# The finalizer is what makes the namespace wait until it is empty.
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl get namespace "$NS-doomed" -o json | grep -v '"kubernetes"$' |
  kubectl replace --raw "/api/v1/namespaces/$NS-doomed/finalize" -f -
kubectl delete namespace "$NS-doomed" --wait=false
kubectl delete namespace "$NS-doomed" --wait=false
