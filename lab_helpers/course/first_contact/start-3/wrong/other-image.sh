# caught by: image
# A web server, but another one.
kubectl create deployment hello-node --image=nginx:1.26.3
