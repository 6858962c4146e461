# caught by: no-selector
address=$(kubectl get configmap ticket -o jsonpath='{.data.address}')
kubectl create service externalname extdb --external-name="$address" --tcp=3306
