# caught by: image
kubectl run web --image=nginx:1.22.1
