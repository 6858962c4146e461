# caught by: image
# The block rollingUpdate is still there, so the API server refuses the whole patch.
kubectl patch deployment solo --type=merge -p '
{"spec": {"strategy": {"type": "Recreate"},
 "template": {"spec": {"containers": [{"name": "web", "image": "nginx:1.26.3"}]}}}}'
