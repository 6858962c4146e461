# caught by: third
for name in one two three; do
  kubectl apply -f - <<YAML
apiVersion: v1
kind: Pod
metadata: {name: $name}
spec:
  containers: [{name: web, image: nginx:1.26.3, resources: {requests: {cpu: 100m}}}]
YAML
done
kubectl create quota team-quota --hard=pods=2,requests.cpu=1
