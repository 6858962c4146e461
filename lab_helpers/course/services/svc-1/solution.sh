# The selector comes from the Deployment; the pods listen on 8080, the Service on 80.
kubectl expose deployment web --port=80 --target-port=8080
