# caught by: pods-kept
kubectl delete pod web-dev --now
kubectl create service clusterip front --tcp=80:8080
kubectl set selector service front app=web
