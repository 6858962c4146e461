kubectl create deployment shop-canary --image=nginx:1.26.3 --dry-run=client -o yaml |
  sed 's/app: shop-canary/kind: canary/' | kubectl create -f -
# the pods have the label kind=canary so far: a second template has app=shop beside it
kubectl patch deployment shop-canary -p '{"spec": {"template": {"metadata": {"labels": {"app": "shop"}}}}}'
kubectl patch service shop --type=json -p '[{"op": "remove", "path": "/spec/selector/track"}]'
