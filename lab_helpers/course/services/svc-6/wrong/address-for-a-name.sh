# caught by: leads
address=$(kubectl get service catalogue -n "$(kubectl get configmap ticket -o jsonpath='{.data.namespace}')" -o jsonpath='{.spec.clusterIP}')
kubectl create service externalname mirror --external-name="$address"
