# caught by: image
# Without a tag, `latest` is meant.
kubectl run web --image=nginx
