# caught by: deployment-kept
kubectl patch deployment web --type=json \
  -p='[{"op": "replace", "path": "/spec/template/spec/containers/0/args", "value": ["netexec", "--http-port=80"]}]'
kubectl expose deployment web --port=80
