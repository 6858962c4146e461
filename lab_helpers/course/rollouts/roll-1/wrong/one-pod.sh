# caught by: replicas
kubectl create deployment shop --image=nginx:1.26.3
