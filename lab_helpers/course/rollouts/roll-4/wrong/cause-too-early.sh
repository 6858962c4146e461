# caught by: other-causes
kubectl annotate deployment timeline kubernetes.io/change-cause='back to blue' --overwrite
sleep 1
kubectl rollout undo deployment timeline --to-revision=1
