# caught by: survives
# Many old notes make bare pods by --restart=Never; such a container is not started again.
kubectl run alias --image=nginx:1.26.3 --restart=Never \
  --overrides='{"spec": {"hostAliases": [{"ip": "10.9.8.7", "hostnames": ["db.lab.internal"]}]}}'
