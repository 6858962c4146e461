# caught by: rolled-out
kubectl rollout undo deployment timeline --to-revision=1
kubectl rollout status deployment timeline --timeout=60s
kubectl annotate deployment timeline kubernetes.io/change-cause='back to blue' --overwrite
kubectl rollout pause deployment timeline
