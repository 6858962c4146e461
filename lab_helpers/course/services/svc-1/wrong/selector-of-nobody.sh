# caught by: pods
kubectl create service clusterip web --tcp=80:8080
kubectl set selector service web app=website
