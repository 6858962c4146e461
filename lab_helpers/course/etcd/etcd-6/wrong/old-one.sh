# caught by: revision
kubectl exec desk -- cp /work/old.db /work/snapshot.db
