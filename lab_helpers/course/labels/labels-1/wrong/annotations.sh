# caught by: tier
kubectl label pods --all env=prod version=v1 --overwrite
kubectl label pods shop-2 shop-3 db-2 version=v2 --overwrite
kubectl label pods shop-3 env=test --overwrite
kubectl label pods db-2 env=dev owner- --overwrite
kubectl annotate pods shop-1 shop-2 shop-3 tier=web
kubectl annotate pod cache-1 tier=cache
kubectl annotate pods db-1 db-2 tier=db
