NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl delete namespace "$NS-doomed"
kubectl get persistentvolume "$NS-data"
