# caught by: kept
kubectl create configmap cfg --from-literal=colour=green --from-literal=size=large --from-literal=shape=round \
  --dry-run=client -o yaml | kubectl replace --force -f -
