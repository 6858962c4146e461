# caught by: image
kubectl run goodimage --image=nginx:1.26.3
