# caught by: kept
kubectl delete deployment shop
kubectl create deployment shop --image=nginx:1.26.3 --replicas=3
