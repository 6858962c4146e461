# caught by: port
kubectl create service clusterip front --tcp=8080:8080
kubectl set selector service front app=web,env=prod
