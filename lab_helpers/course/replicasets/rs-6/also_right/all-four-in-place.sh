# the image is one of the few fields of a pod that can be changed in place
kubectl set image replicaset/sticky web=nginx:1.26.3
for pod in $(kubectl get pods -o name); do kubectl set image "$pod" web=nginx:1.26.3; done
