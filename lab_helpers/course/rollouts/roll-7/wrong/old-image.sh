# caught by: image
kubectl create deployment shop-canary --image=nginx:1.22.1
