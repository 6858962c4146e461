# caught by: as-it-was
kubectl patch deployment solo --type=json -p '[
  {"op": "replace", "path": "/spec/strategy", "value": {"type": "Recreate"}},
  {"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "nginx:1.26.3"},
  {"op": "remove", "path": "/spec/template/spec/containers/0/lifecycle"}
]'
