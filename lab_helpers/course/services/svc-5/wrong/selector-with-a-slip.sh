# caught by: pods
kubectl create service clusterip peers --clusterip=None --tcp=8080
kubectl set selector service peers app=peer
