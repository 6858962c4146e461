kubectl patch replicaset sticky --type=json \
  -p '[{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "nginx:1.26.3"}]'
for pod in $(kubectl get pods -o name); do kubectl delete "$pod" --now; done
