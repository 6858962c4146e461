# The template first: it is what the next pods are made of. Then the old pods go.
kubectl set image replicaset/sticky web=nginx:1.26.3
kubectl delete pods -l app=sticky
