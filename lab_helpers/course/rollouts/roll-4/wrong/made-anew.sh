# caught by: kept
kubectl delete deployment timeline
kubectl create deployment timeline --image=nginx:1.22.1
kubectl set env deployment/timeline COLOUR=blue
kubectl annotate deployment timeline kubernetes.io/change-cause='back to blue'
