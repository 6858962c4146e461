# caught by: quota
kubectl create quota team-quota --hard=pods=20,requests.cpu=1
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
          cpu: 100m
YAML
done
