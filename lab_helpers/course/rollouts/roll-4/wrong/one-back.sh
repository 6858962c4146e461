# caught by: first-template
kubectl rollout undo deployment timeline
kubectl rollout status deployment timeline --timeout=60s
kubectl annotate deployment timeline kubernetes.io/change-cause='back to blue' --overwrite
