# caught by: program
kubectl run page --image=nginx:1.26.3
