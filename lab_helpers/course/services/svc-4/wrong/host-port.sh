# caught by: deployment-kept
# A port of the node that the pod happens to run on; no other node has it.
kubectl patch deployment bignginx --type=json \
  -p='[{"op": "add", "path": "/spec/template/spec/containers/0/ports/0/hostPort", "value": 8889}]'
kubectl expose deployment bignginx --name=nginx-8889 --type=NodePort --port=8889 --target-port=80
