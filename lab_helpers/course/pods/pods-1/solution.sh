# `kubectl run` makes one bare pod and labels it run=<its name>.
kubectl run web --image=nginx:1.26.3
