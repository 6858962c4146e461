# `kubectl create` knows no ReplicaSet; the manifest of a Deployment is nearly one
kubectl create deployment web-rs --image=nginx:1.26.3 --replicas=3 --dry-run=client -o yaml |
  sed -e 's/kind: Deployment/kind: ReplicaSet/' -e '/strategy:/d' -e '/status:/d' | kubectl create -f -
