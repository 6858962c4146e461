kubectl label pods --all env=prod version=v1 app.kubernetes.io/part-of=webshop --overwrite
kubectl label pods shop-2 shop-3 db-2 version=v2 --overwrite
kubectl label pods shop-3 env=test --overwrite
kubectl label pods db-2 env=dev owner- --overwrite
kubectl label pods shop-1 shop-2 shop-3 tier=web
kubectl label pods cache-1 tier=cache
kubectl label pods db-1 db-2 tier=db
