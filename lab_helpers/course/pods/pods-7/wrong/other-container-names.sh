# caught by: apart
kubectl run database --image=busybox:1.37.0 --expose --port=8000 -- \
  sh -c "mkdir -p /data; echo 'hello from the database' > /data/motd; exec httpd -f -p 8000 -h /data"
kubectl run frontend --image=busybox:1.37.0 --env=DB_HOST=db -- sleep infinity
kubectl expose pod database --name=db --port=8000
kubectl delete pod monolith --now
