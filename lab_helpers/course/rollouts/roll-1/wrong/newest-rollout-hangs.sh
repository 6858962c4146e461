# caught by: rolled-out
# Three good pods run and the Deployment is Available, but its newest template cannot start.
kubectl create deployment shop --image=nginx:1.26.3 --replicas=3
kubectl wait --for=condition=Available deployment/shop --timeout=60s
kubectl patch deployment shop --type=json \
  -p '[{"op": "add", "path": "/spec/template/spec/containers/0/command", "value": ["ngnix"]}]'
