# caught by: Service/hello-node
# A Service of another name is another address.
kubectl expose deployment hello-node --port=80 --target-port=8080 --name=hello
