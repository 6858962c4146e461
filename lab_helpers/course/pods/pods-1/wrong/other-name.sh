# caught by: exists
kubectl run nginx --image=nginx:1.26.3 --labels=run=web
