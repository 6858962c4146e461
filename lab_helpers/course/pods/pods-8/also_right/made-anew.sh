kubectl delete pod badimage --now
kubectl run badimage --image=nginx:1.26.3
