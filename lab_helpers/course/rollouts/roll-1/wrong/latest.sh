# caught by: image
kubectl create deployment shop --image=nginx --replicas=3
