# caught by: survives
kubectl run alias --image=nginx:1.26.3 --overrides='{"spec": {"hostAliases": [
  {"ip": "10.1.1.1", "hostnames": ["db.lab.internal"]}, {"ip": "10.9.8.7", "hostnames": ["db.lab.internal"]}]}}'
