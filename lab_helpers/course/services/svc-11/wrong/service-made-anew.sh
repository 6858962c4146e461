# caught by: service-kept
# The same address, written down and asked for again; but another object.
address=$(kubectl get service web -o jsonpath='{.spec.clusterIP}')
kubectl delete service web
kubectl expose deployment web --port=80 --target-port=8080 --cluster-ip="$address"
kubectl delete pods -l app=web --now
