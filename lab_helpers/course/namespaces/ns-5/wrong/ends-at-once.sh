# caught by: one
# busybox ends when it has nothing to do, again and again.
kubectl create quota team-quota --hard=pods=2,requests.cpu=1
for name in one two; do
  kubectl run "$name" --image=busybox:1.37.0 --overrides='{"spec": {"containers": [{"name": "'"$name"'",
    "image": "busybox:1.37.0", "resources": {"requests": {"cpu": "100m"}}}]}}'
done
