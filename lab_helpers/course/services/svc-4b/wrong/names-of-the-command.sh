# caught by: ports
kubectl create service clusterip multi --tcp=80:8080 --tcp=9090:9100
kubectl set selector service multi app=shop
