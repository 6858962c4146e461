# caught by: size
kubectl create configmap cfg --from-literal=colour=green --from-literal=shape=round --dry-run=client -o yaml |
  kubectl replace -f -
