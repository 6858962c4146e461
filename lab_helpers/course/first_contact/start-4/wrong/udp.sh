# caught by: port
# HTTP speaks TCP; a port of another protocol has the same number and nobody behind it.
kubectl expose deployment hello-node --port=80 --target-port=8080 --protocol=UDP
