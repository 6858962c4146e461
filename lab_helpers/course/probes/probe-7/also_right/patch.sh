# The probe is moved in the cluster itself.
kubectl patch deployment shop --type=json -p '[
  {"op": "move", "from": "/spec/template/spec/containers/0/livenessProbe", "path": "/spec/template/spec/containers/0/readinessProbe"},
  {"op": "add", "path": "/spec/template/spec/containers/0/livenessProbe", "value": {"httpGet": {"path": "/", "port": 8080}, "periodSeconds": 2}}]'
kubectl rollout status deployment shop --timeout=60s
