# caught by: settings
# Made anew under the same name it is another object.
kubectl delete service/hello-node deployment/hello-node configmap/settings
kubectl create configmap settings --from-literal=greeting=hello
