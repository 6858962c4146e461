# caught by: service-kept
kubectl delete service bg
kubectl create service clusterip bg --tcp=80:80
kubectl set selector service bg app=bg,colour=green
