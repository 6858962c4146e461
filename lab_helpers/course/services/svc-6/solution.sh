namespace=$(kubectl get configmap ticket -o jsonpath='{.data.namespace}')
kubectl create service externalname mirror --external-name="catalogue.$namespace.svc.cluster.local"
