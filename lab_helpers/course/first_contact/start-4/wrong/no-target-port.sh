# caught by: answers
# --target-port is the same as --port unless it is given, and no program listens on 80.
kubectl create service clusterip hello-node --tcp=80
