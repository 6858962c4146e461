# caught by: in-time
kubectl patch deployment shop --type=json -p '[{"op": "replace",
  "path": "/spec/template/spec/containers/0/livenessProbe/failureThreshold", "value": 1000}]'
