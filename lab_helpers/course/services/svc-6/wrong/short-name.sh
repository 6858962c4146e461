# caught by: leads
kubectl create service externalname mirror --external-name="catalogue.$(kubectl get configmap ticket -o jsonpath='{.data.namespace}')"
