# caught by: api-kept
# The selector fits both Deployments' pods; it leads to those of web alone only while api has none.
kubectl scale deployment api --replicas=0
kubectl create service clusterip web --tcp=80:8080
kubectl set selector service web tier=site
