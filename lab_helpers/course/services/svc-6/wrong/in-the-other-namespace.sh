# caught by: exists
namespace=$(kubectl get configmap ticket -o jsonpath='{.data.namespace}')
kubectl create service externalname mirror -n "$namespace" --external-name="catalogue.$namespace.svc.cluster.local"
