kubectl run web --image=nginx:1.26.3 --labels=app=web --port=80
kubectl label pod web run=web
