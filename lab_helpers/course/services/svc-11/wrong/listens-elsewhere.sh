# caught by: answers
# New pods, but they listen on another port than before.
kubectl patch deployment web --type=json \
  -p='[{"op": "replace", "path": "/spec/template/spec/containers/0/args", "value": ["netexec", "--http-port=9090"]}]'
kubectl rollout status deployment web --timeout=60s
