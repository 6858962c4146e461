# caught by: rolled-out
kubectl create deployment shop --image=nginx:1.22.1 --replicas=3
kubectl rollout status deployment shop --timeout=60s
kubectl rollout pause deployment shop
kubectl set image deployment/shop nginx=nginx:1.26.3
