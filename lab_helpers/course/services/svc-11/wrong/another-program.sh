# caught by: ready
# nginx has no program netexec, so the new pods never start; and the old ones were taken away.
kubectl set image deployment web main=nginx:1.26.3
kubectl delete pods -l app=web --now
