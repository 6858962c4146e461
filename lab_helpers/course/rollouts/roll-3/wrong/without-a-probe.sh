# caught by: probe
kubectl patch deployment pace -p '{"spec": {"strategy": {"rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}}}}'
kubectl patch deployment pace --type=json \
  -p '[{"op": "remove", "path": "/spec/template/spec/containers/0/readinessProbe"}]'
