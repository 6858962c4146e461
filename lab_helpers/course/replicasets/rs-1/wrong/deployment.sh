# caught by: exists
# The Deployment's own ReplicaSet is called web-rs-7c5d….
kubectl create deployment web-rs --image=nginx:1.26.3 --replicas=3
