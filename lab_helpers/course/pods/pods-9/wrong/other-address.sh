# caught by: entry
kubectl run alias --image=nginx:1.26.3 \
  --overrides='{"spec": {"hostAliases": [{"ip": "10.9.8.1", "hostnames": ["db.lab.internal"]}]}}'
