# Its selector is app=peers by itself; clusterIP None makes it headless.
kubectl create service clusterip peers --clusterip=None --tcp=8080
