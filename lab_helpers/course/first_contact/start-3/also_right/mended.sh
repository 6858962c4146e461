# A slip that is mended afterwards leaves an old ReplicaSet behind; only the newest rollout counts.
kubectl create deployment hello-node --image=registry.k8s.io/e2e-test-images/agnhost:2.66.1 -- /agnhost netexec --http-port=8081
kubectl patch deployment hello-node --type=json --patch \
  '[{"op": "replace", "path": "/spec/template/spec/containers/0/command/2", "value": "--http-port=8080"}]'
