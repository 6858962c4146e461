kubectl create service clusterip mirror --tcp=80
namespace=$(kubectl get configmap ticket -o jsonpath='{.data.namespace}')
kubectl patch service mirror --type=merge \
  -p "{\"spec\": {\"type\": \"ExternalName\", \"externalName\": \"catalogue.$namespace.svc.cluster.local\", \"clusterIP\": null, \"clusterIPs\": null}}"
