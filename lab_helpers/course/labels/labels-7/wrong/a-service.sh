# caught by: exists
kubectl create service clusterip either --tcp=80:80
kubectl set selector service either 'tier in (web,cache)'
kubectl patch service either --type=merge \
  -p '{"spec":{"selector":{"matchExpressions":[{"key":"tier","operator":"In","values":["web","cache"]}]}}}'
