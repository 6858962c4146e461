# caught by: exists
# Its ReplicaSet looks for one label more (pod-template-hash), which early does not have.
kubectl create deployment fleet --image=nginx:1.26.3 --replicas=3
