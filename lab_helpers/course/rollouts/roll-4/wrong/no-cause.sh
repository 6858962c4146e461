# caught by: cause
kubectl rollout undo deployment timeline --to-revision=1
