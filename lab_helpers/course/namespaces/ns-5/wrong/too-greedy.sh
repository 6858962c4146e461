# caught by: two
kubectl create quota team-quota --hard=pods=2,requests.cpu=1
# the API server asks a quota only once its controller has counted
kubectl wait --for=jsonpath='{.status.hard.pods}'=2 quota/team-quota --timeout=60s
for name in one two; do
  kubectl apply -f - <<YAML
apiVersion: v1
kind: Pod
metadata:
  name: $name
spec:
  containers:
    - name: web
      image: nginx:1.26.3
      resources:
        requests:
          cpu: 600m
YAML
done
