# caught by: answers
kubectl create service clusterip front --tcp=80
kubectl set selector service front app=web,env=prod
