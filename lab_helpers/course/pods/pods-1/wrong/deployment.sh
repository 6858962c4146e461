# caught by: exists
# A Deployment makes a pod too, but gives it a name of its own: web-5d9c….
kubectl create deployment web --image=nginx:1.26.3
