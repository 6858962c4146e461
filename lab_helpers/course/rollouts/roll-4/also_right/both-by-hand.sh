# two more revisions: 4 with the old image, then the old colour, which is revision 1 again
kubectl set image deployment/timeline web=nginx:1.22.1
kubectl rollout status deployment timeline --timeout=60s
kubectl set env deployment/timeline COLOUR=blue
kubectl rollout status deployment timeline --timeout=60s
kubectl annotate deployment timeline kubernetes.io/change-cause='back to blue' --overwrite
