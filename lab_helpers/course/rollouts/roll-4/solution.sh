kubectl rollout undo deployment timeline --to-revision=1
# the undo has brought back the old cause, too: now, with the new revision there, tell the new one
kubectl rollout status deployment timeline --timeout=60s
kubectl annotate deployment timeline kubernetes.io/change-cause='back to blue' --overwrite
