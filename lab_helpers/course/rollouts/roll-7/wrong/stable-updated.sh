# caught by: stable-kept
kubectl create deployment shop-canary --image=nginx:1.26.3
kubectl set image deployment/shop-stable web=nginx:1.26.3
kubectl set selector service shop app=shop
