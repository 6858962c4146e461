# expose copies the Deployment's selector; callers use port 80, the program listens on 8080.
kubectl expose deployment hello-node --port=80 --target-port=8080
