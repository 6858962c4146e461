# caught by: pods-kept
kubectl label pod web-dev app=web-dev --overwrite
kubectl create service clusterip front --tcp=80:8080
kubectl set selector service front app=web
