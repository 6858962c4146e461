# caught by: rolled-out
# The undo comes first, and then the Deployment is held still.
kubectl rollout undo deployment shop
kubectl rollout status deployment shop --timeout=60s
kubectl rollout pause deployment shop
