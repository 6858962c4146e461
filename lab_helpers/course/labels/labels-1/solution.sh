kubectl label pods shop-1 shop-2 cache-1 db-1 env=prod
kubectl label pod shop-3 env=test
kubectl label pod db-2 env=dev
kubectl label pods shop-1 shop-2 shop-3 tier=web
kubectl label pod cache-1 tier=cache
kubectl label pods db-1 db-2 tier=db
kubectl label pods shop-1 cache-1 db-1 version=v1
kubectl label pods shop-2 shop-3 db-2 version=v2 --overwrite
kubectl label pod db-2 owner-
