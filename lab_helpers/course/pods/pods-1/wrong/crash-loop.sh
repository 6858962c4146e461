# caught by: ready
# nginx goes into the background, so the container's first process ends.
kubectl run web --image=nginx:1.26.3 --command -- nginx
