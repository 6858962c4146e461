# caught by: image
# A version that lies around is not the one that the monolith ran.
kubectl run db --image=busybox:1.35.0 --expose --port=8000 -- \
  sh -c "mkdir -p /data; echo 'hello from the database' > /data/motd; exec httpd -f -p 8000 -h /data"
kubectl run web --image=busybox:1.37.0 --env=DB_HOST=db -- \
  sh -c 'while true; do wget -q -T 2 -O - "http://$DB_HOST:8000/motd" || echo "no database at $DB_HOST"; sleep 1; done'
kubectl delete pod monolith --now
