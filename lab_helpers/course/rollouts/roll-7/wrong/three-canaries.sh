# caught by: replicas
kubectl create deployment shop-canary --image=nginx:1.26.3 --replicas=3
