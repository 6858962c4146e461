# caught by: kept
kubectl get deployment pace -o yaml | sed -e 's/maxSurge: .*/maxSurge: 1/' -e 's/maxUnavailable: .*/maxUnavailable: 0/' >pace.yaml
kubectl replace --force -f pace.yaml
