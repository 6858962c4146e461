# caught by: first-template
kubectl set image deployment/timeline web=nginx:1.22.1
kubectl rollout status deployment timeline --timeout=60s
kubectl annotate deployment timeline kubernetes.io/change-cause='back to blue' --overwrite
