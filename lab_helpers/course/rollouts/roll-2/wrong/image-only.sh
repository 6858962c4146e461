# caught by: no-loss
kubectl set image deployment/web nginx=nginx:1.26.3
kubectl rollout status deployment web --timeout=60s
