# caught by: service-kept
kubectl create deployment shop-canary --image=nginx:1.26.3
kubectl delete service shop
kubectl create service clusterip shop --tcp=80:80
