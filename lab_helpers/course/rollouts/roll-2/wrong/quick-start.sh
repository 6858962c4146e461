# caught by: slow
kubectl patch deployment web --type=json -p '[
  {"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "nginx:1.26.3"},
  {"op": "remove", "path": "/spec/template/spec/containers/0/command"}
]'
