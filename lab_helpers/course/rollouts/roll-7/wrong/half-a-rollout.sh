# caught by: exists
kubectl set image deployment/shop-stable web=nginx:1.26.3
kubectl rollout pause deployment shop-stable
