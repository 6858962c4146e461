# caught by: good-revision
for set in $(kubectl get replicasets -o name); do kubectl scale "$set" --replicas=0; done
