# caught by: label
# --labels replaces the label that `kubectl run` would set.
kubectl run web --image=nginx:1.26.3 --labels=app=web
