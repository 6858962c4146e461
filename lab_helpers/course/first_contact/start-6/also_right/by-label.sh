# Both carry the label app=hello-node; `all` is a list of kinds that has Deployments and Services in it.
kubectl delete all --selector=app=hello-node
