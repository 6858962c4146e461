# caught by: port
kubectl create service clusterip front --clusterip=None --tcp=80:8080
kubectl set selector service front app=web,env=prod
