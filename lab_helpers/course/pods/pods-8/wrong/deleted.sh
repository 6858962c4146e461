# caught by: image
# No failing pod is left, but no pod either.
kubectl delete pod badimage --now
