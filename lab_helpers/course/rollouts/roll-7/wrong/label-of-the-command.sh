# caught by: behind
# kubectl create deployment labels the pods app=shop-canary, which app=shop does not fit.
kubectl create deployment shop-canary --image=nginx:1.26.3
kubectl set selector service shop app=shop
