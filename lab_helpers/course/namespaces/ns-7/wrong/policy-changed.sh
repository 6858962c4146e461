# caught by: volume
NS=$(kubectl config view --minify --output=jsonpath='{..namespace}')
kubectl patch pv "$NS-data" -p '{"spec": {"persistentVolumeReclaimPolicy": "Delete"}}'
kubectl delete namespace "$NS-doomed" --wait=false
