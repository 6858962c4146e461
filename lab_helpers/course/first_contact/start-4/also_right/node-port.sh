# Any type of Service has the inner address that was asked for.
kubectl create service nodeport hello-node --tcp=80:8080
