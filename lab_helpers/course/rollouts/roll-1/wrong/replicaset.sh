# caught by: exists
kubectl create deployment shop --image=nginx:1.26.3 --replicas=3 --dry-run=client -o yaml |
  sed -e 's/kind: Deployment/kind: ReplicaSet/' -e '/strategy:/d' | kubectl apply -f -
