# caught by: ready
# The image is right; now the command has the slip.
kubectl delete pod badimage --now
kubectl run badimage --image=nginx:1.26.3 --command -- ngnix -g 'daemon off;'
