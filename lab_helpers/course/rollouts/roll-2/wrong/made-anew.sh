# caught by: kept
kubectl delete deployment web --now
kubectl create deployment web --image=nginx:1.26.3 --replicas=2
