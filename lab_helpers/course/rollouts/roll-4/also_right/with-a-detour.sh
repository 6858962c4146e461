# one back at first, which is only revision 2: it gets number 4, and the next undo number 5
kubectl rollout undo deployment timeline
kubectl rollout status deployment timeline --timeout=60s
kubectl rollout undo deployment timeline --to-revision=1
kubectl annotate deployment timeline kubernetes.io/change-cause='back to blue' --overwrite
