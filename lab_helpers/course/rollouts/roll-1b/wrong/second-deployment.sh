# caught by: five
kubectl create deployment shop-2 --image=nginx:1.26.3 --replicas=4
kubectl rollout status deployment shop-2 --timeout=60s
kubectl delete deployment shop-2
kubectl annotate deployment shop done=yes
