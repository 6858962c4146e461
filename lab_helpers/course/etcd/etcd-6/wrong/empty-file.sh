# caught by: file
kubectl exec desk -- touch /work/snapshot.db
