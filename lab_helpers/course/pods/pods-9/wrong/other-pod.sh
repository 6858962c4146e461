# caught by: image
kubectl run web --image=nginx:1.26.3 \
  --overrides='{"spec": {"hostAliases": [{"ip": "10.9.8.7", "hostnames": ["db.lab.internal"]}]}}'
