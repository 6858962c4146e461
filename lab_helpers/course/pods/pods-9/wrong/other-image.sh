# caught by: image
kubectl run alias --image=busybox:1.37.0 \
  --overrides='{"spec": {"hostAliases": [{"ip": "10.9.8.7", "hostnames": ["db.lab.internal"]}]}}' -- sleep infinity
