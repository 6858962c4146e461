# caught by: headless
kubectl create service externalname peers --external-name=peers.default.svc.cluster.local
