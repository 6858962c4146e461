# caught by: volume
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl delete namespace "$NS-doomed" --wait=false
kubectl delete pv "$NS-data" --wait=false
