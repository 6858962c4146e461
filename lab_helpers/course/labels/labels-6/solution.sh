kubectl create service clusterip front --tcp=80:8080
kubectl set selector service front app=web,env=prod
