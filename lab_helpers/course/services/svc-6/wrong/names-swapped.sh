# caught by: leads
kubectl create service externalname mirror --external-name="$(kubectl get configmap ticket -o jsonpath='{.data.namespace}').catalogue.svc.cluster.local"
